import type { SourceContract } from './contract.ts';

/** Whether anything in contracts asks for pseudonyms, and so for a region's key. */
export const asksForPseudonyms = (contracts: SourceContract | readonly SourceContract[]): boolean =>
  JSON.stringify(contracts).includes('"pseudonym"');

/**
 * Whether what a source sends names people: its contract says so (`classification: personal`), or makes pseudonyms of
 * what it reads. Such deliveries are kept sealed, and so are their rows in quarantine.
 */
export const namesPeople = (contract: SourceContract): boolean =>
  contract.classification === 'personal' || asksForPseudonyms(contract);
