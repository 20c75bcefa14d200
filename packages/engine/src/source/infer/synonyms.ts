import type { TableWords } from './table-words.ts';
import { wordsOfCare } from './words-of-care.ts';
import { wordsOfPlaces } from './words-of-places.ts';

/** The words of each standard table. Tables that are definitions of a planner and no deliveries are left out. */
export const tableWords: Readonly<Record<string, TableWords>> = { ...wordsOfPlaces, ...wordsOfCare };

/** A word or name as it is compared: no case, spaces or punctuation. */
export const tidyWord = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
