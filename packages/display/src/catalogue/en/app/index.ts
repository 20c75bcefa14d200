import { frame } from './frame.ts';
import { home } from './home.ts';
import { map } from './map.ts';
import { pool } from './pool.ts';
import { problem } from './problem.ts';
import { stages } from './stages.ts';

/** What the app itself says, a file for each part of it. */
export const app = { ...frame, ...problem, ...home, ...pool, ...map, ...stages } as const;
