import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type BasicType, fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';

/** Rows that are gathered before they go to disk. */
const groupRows = 50_000;

type Cell = string | number | null;

/** A Parquet file that is written as it grows: memory holds one group of rows. */
export class ParquetFile {
  rows = 0;
  readonly #columns: readonly (readonly [name: string, type: BasicType])[];
  readonly #writer: ParquetWriter;
  #held: Cell[][];

  /** @param columns names in their order with their types, `STRING`, `INT32` or `DOUBLE`; every one may be unknown */
  constructor(path: string, columns: Readonly<Record<string, BasicType>>) {
    mkdirSync(dirname(path), { recursive: true });
    this.#columns = Object.entries(columns);
    this.#held = this.#columns.map(() => []);
    const columnData = this.#columns.map(([name, type]) => ({ name, type, data: [], nullable: true }));
    this.#writer = new ParquetWriter({
      writer: fileWriter(path),
      schema: schemaFromColumnData({ columnData }),
      createdBy: 'junheng sample',
    });
  }

  row(cells: readonly Cell[]): number {
    for (let i = 0; i < cells.length; i++) this.#held[i]?.push(cells[i] ?? null);
    this.rows++;
    if (this.#held[0]?.length === groupRows) this.#write();
    return this.rows;
  }

  close(): void {
    this.#write();
    this.#writer.finish();
  }

  #write(): void {
    const columnData = this.#columns.map(([name, type], i) => ({
      name,
      type,
      data: this.#held[i] ?? [],
      nullable: true,
    }));
    if (columnData[0]?.data.length) this.#writer.write({ columnData, rowGroupSize: groupRows });
    this.#held = this.#columns.map(() => []);
  }
}
