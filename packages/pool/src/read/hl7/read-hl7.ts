import type { SourceFormat } from '@junheng/engine/source';
import { Hl7Message } from '@medplum/core';
import { InputError } from '../../input-error.ts';
import type { RowBatch } from '../csv.ts';
import { type ByteMeter, type Encoding, readText } from '../encoding.ts';
import type { OpenRows } from '../rows.ts';
import { detectHl7Encoding } from './encodings.ts';
import { messageSplitter, type RawMessage } from './messages.ts';
import { compileHl7Path, type MessageContext, type ReadHl7 } from './paths.ts';
import { offsetOf } from './times.ts';

type Hl7Format = Extract<SourceFormat, { readonly kind: 'hl7' }>;
type Reading = {
  readonly events: ReadonlySet<string>;
  readonly paths: readonly ReadHl7[];
  readonly encoding: Encoding;
  readonly passedOver: Map<string, number>;
};

const messageType = compileHl7Path('MSH-9.1', '');
const trigger = compileHl7Path('MSH-9.2', '');
const eventOfEvn = compileHl7Path('EVN-1', '');
const messageTime = compileHl7Path('MSH-7', '');

/**
 * Reads HL7 v2 files, with one message or many, as they came from a line (MLLP) or in batches. Each message with one of
 * the contract's events is a row, each of its `paths` a column; the others are passed over and counted by type and event.
 * The event is that of MSH-9; where MSH-9 names none, EVN-1 does. A message with a line that is no segment is a broken row.
 *
 * @throws InputError `source.error.hl7Path`, `.notHl7`, `.emptyFile`, and those of `detectEncoding` and `readText`
 */
export async function readHl7(
  path: string,
  format: Hl7Format,
  meter?: ByteMeter,
  signal?: AbortSignal,
): Promise<OpenRows> {
  const columns = Object.keys(format.paths);
  const paths = columns.map((column) => compileHl7Path(format.paths[column] ?? '', column));
  const encoding = await detectHl7Encoding(path, signal);
  const passedOver = new Map<string, number>();
  const reading: Reading = { events: new Set(format.events), paths, encoding, passedOver };
  return { columns, encoding, batches: readMessages(path, reading, meter, signal), passedOver };
}

async function* readMessages(
  path: string,
  reading: Reading,
  meter: ByteMeter | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<RowBatch> {
  const splitter = messageSplitter(path);
  let first = true;
  let any = false;
  const rows = (messages: readonly RawMessage[]): RowBatch => {
    const batch: RowBatch = { cells: [], lines: [], broken: new Map() };
    for (const message of messages) {
      if (first && message.segments.length === 0) throw new InputError('source.error.notHl7', { file: path }, path);
      first = false;
      takeMessage(message, reading, batch);
    }
    return batch;
  };
  for await (const text of readText(path, reading.encoding, meter, signal)) {
    any ||= text.trim() !== '';
    yield rows(splitter.push(text));
  }
  if (!any) throw new InputError('source.error.emptyFile', { file: path }, path);
  yield rows(splitter.end());
}

function takeMessage(raw: RawMessage, reading: Reading, batch: RowBatch): void {
  const { events, paths, encoding, passedOver } = reading;
  if (raw.segments.length === 0) {
    keep([]);
    return;
  }
  const message = Hl7Message.parse(raw.segments.join('\r'));
  const context: MessageContext = { message, encoding, offset: '' };
  const event = trigger(context) || eventOfEvn(context);
  if (event === '') {
    raw.broken.push({ rule: 'segment_missing', field: 'MSH-9', value: raw.segments[0]?.slice(0, 200) ?? '' });
  } else if (!events.has(event)) {
    const kind = [messageType(context), event].filter(Boolean).join('^');
    passedOver.set(kind, (passedOver.get(kind) ?? 0) + 1);
    return;
  }
  const timed = { ...context, offset: offsetOf(messageTime(context)) };
  keep(paths.map((read) => read(timed)));

  function keep(cells: string[]): void {
    if (raw.broken.length > 0) batch.broken.set(batch.cells.length, raw.broken);
    batch.cells.push(cells);
    batch.lines.push(raw.line);
  }
}
