/**
 * What stands beside a file in the inbox, `<pool>/inbox/<source>/<receipt>/receipt.json`. A file is received once both
 * are on disk; from then on it is kept until its retention ends or a person in it is erased.
 */
export type Receipt = {
  readonly version: 1;
  /** Hash of source, name, content and arrival: sending the same again at the same instant gives the same receipt. */
  readonly receipt: string;
  readonly source_id: string;
  /** The name under which it was sent. A newer file of the same name takes the place of an older one. */
  readonly file: string;
  readonly bytes: number;
  /** SHA-256 of the content as it was sent, hex. */
  readonly content: string;
  /** ISO instant. */
  readonly arrived_at: string;
  /** How it came: over HTTP, through a watched folder, or as repaired rows. */
  readonly came_by: 'upload' | 'drop-folder' | 'repair';
  /** Who sent it, where that is known. */
  readonly by?: string | undefined;
  /** Why, for repaired rows. */
  readonly reason?: string | undefined;
  /** The file is sealed with the region's key and has another ending; `bytes` and `content` are of what was sent. */
  readonly sealed?: true | undefined;
  /** Rows of erased people were taken out: what is left is CSV of its cells, and `bytes` and `content` are of that. */
  readonly as_csv?: true | undefined;
  /** Which rows of which delivery it repairs, in the order of its rows; `content` finds them after a new contract. */
  readonly repairs?:
    | { readonly delivery_id: string; readonly content: string; readonly rows: readonly number[] }
    | undefined;
};
