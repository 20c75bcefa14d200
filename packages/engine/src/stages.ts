/**
 * The loop, once. Folders, artefact kinds, job names, routes, views, documents and the arrow check read this list;
 * the order is the order in which data flow, and code of a stage imports only from what stands before it.
 */
export const stages = [
  'source',
  'pool',
  'profile',
  'balance',
  'forecast',
  'plan',
  'simulate',
  'dispatch',
  'decide',
  'feedback',
] as const;

/** One station of the loop. */
export type Stage = (typeof stages)[number];

/** What each stage makes: the kind of its artefact. */
export const artefactKinds = {
  source: 'deliveries',
  pool: 'holdings',
  profile: 'profile',
  balance: 'imbalance',
  forecast: 'forecast',
  plan: 'options',
  simulate: 'comparison',
  dispatch: 'transfers',
  decide: 'proposals',
  feedback: 'efficiency',
} as const satisfies Record<Stage, string>;

/** The rooms of the engine that stand before every stage, in order. */
export const grounds = ['kernel', 'domain', 'governance'] as const;
