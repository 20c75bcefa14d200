import type { Value } from '@junheng/engine/source';
import { type FileLayer, nodeFiles } from '../file-layer.ts';
import { listSeparator } from '../sql/ingest/write-parquet.ts';

/** Text is encoded in small pieces, which die young, and written in large ones. */
const encodeAt = 1 << 14;
const bytesAtOnce = 1 << 20;

/**
 * Rows on their way to Parquet, as CSV that DuckDB reads with the types of the table: text is always quoted, unknown
 * is an empty field. Held in memory a megabyte at a time.
 */
export class StagedFile {
  readonly path: string;
  rows = 0;
  /** Some text holds a line break. */
  lineBreaks = false;
  /** Characters of the longest row. */
  longestLine = 0;
  readonly #files: FileLayer;
  readonly #file: number;
  #text = '';
  #bytes = Buffer.allocUnsafe(bytesAtOnce);
  #filled = 0;
  #closed = false;

  constructor(path: string, files: FileLayer = nodeFiles) {
    this.path = path;
    this.#files = files;
    this.#file = files.openSync(path, 'wx');
  }

  /** Adds a row; `tail` are the lineage columns. Gives how many of `values` are unknown. */
  add(values: readonly Value[], tail: readonly (Value | readonly string[])[]): number {
    let unknown = 0;
    let line = '';
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as Value;
      if (i > 0) line += ',';
      if (value === null) unknown++;
      else line += typeof value === 'string' ? this.#quoted(value) : value;
    }
    for (const value of tail) {
      line += ',';
      if (typeof value === 'string') line += this.#quoted(value);
      else if (value !== null) line += typeof value === 'object' ? this.#quoted(value.join(listSeparator)) : value;
    }
    if (line.length > this.longestLine) this.longestLine = line.length;
    this.#text += line;
    this.#text += '\n';
    this.rows++;
    if (this.#text.length > encodeAt) this.#encode();
    return unknown;
  }

  #quoted(text: string): string {
    if (text.includes('\n') || text.includes('\r')) this.lineBreaks = true;
    return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;
  }

  #encode(): void {
    const most = this.#text.length * 3;
    if (this.#filled + most > this.#bytes.length) this.#flush();
    if (most > this.#bytes.length) this.#bytes = Buffer.allocUnsafe(most);
    this.#filled += this.#bytes.write(this.#text, this.#filled);
    this.#text = '';
  }

  #flush(): void {
    for (let at = 0; at < this.#filled; ) at += this.#files.writeSync(this.#file, this.#bytes, at, this.#filled - at);
    this.#filled = 0;
  }

  close(): void {
    try {
      this.#encode();
      this.#flush();
    } finally {
      this.drop();
    }
  }

  /** Closes the file without what is not written yet: nobody will read it. */
  drop(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#files.closeSync(this.#file);
  }
}
