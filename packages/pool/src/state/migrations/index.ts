import type { Migration } from 'kysely/migration';
import * as catalogue from './001-catalogue.ts';

/** Every migration by name; they run in the order of their names, each once, all in one transaction. */
export const migrations: Readonly<Record<string, Migration>> = { '001-catalogue': catalogue };
