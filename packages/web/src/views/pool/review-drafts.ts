import type { Review } from '../../api.ts';

export type ReviewRow = Review['rows'][number];
export type ReviewDictionary = Review['dictionaries'][number];

/** What a person decided about a text and has not sent yet; a code that is null says that it has none. */
export type Draft = { readonly row: ReviewRow; readonly code: string | null };
/** Every choice in the order in which it was made; a text is as its last choice says, so the last can be taken back. */
export type Drafts = readonly Draft[];

export const reviewKey = ({ source_id, field, text }: ReviewRow) => JSON.stringify([source_id, field, text]);

/** What stands now for each text that was touched; choosing what is decided already takes the choice away. */
export function standing(drafts: Drafts): ReadonlyMap<string, Draft> {
  const now = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = reviewKey(draft.row);
    now.delete(key);
    if (draft.row.decided?.code !== draft.code) now.set(key, draft);
  }
  return now;
}

/** The dictionary into which a decision about a text goes; nothing where the contract itself holds it. */
export function dictionaryOf(
  { source_id, field }: ReviewRow,
  dictionaries: readonly ReviewDictionary[],
): ReviewDictionary | undefined {
  return dictionaries.find((one) => one.source_id === source_id && one.field === field && one.file !== null);
}

/** The decisions as they are sent: one that takes the place of an earlier one says so. */
export const toDecisions = (drafts: Drafts, dictionaries: readonly ReviewDictionary[]) =>
  [...standing(drafts).values()].map(({ row, code }) => {
    const { source_id, field, text, decided } = row;
    const file = dictionaryOf(row, dictionaries)?.file;
    return { source_id, field, text, code, replace: decided !== null, ...(file ? { file } : {}) };
  });
