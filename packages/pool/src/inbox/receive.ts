import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FileLayer, makeFolder, nodeFiles, syncFolder, writeContent as write, writeAll } from '../file-layer.ts';
import { InputError } from '../input-error.ts';
import { freshSalt, sealKeys } from '../seal/keys.ts';
import { sweepOpened } from '../seal/private-folder.ts';
import { FileSealer, sealedEnding } from '../seal/seal-file.ts';
import { inboxLimit, roomInInbox } from './inbox-size.ts';
import { inboxFolder } from './read-receipts.ts';
import type { Receipt } from './receipt.ts';

/** A delivery of more bytes than this is refused, unless the caller says otherwise. */
export const mostBytesOfDelivery = 4 * 2 ** 30;

const fitName = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M} ._()+=-]{0,79}$/u;
const mostNameBytes = 240 - sealedEnding.length;
const stagingMark = '.staging-';
const bytesAtOnce = 1 << 20;

export type ReceiveOptions = {
  readonly poolFolder: string;
  readonly source: string;
  /** The name under which it was sent, without a folder. */
  readonly file: string;
  /** The bytes as they come, or the path of a file. */
  readonly content: AsyncIterable<Uint8Array> | string;
  /** ISO instant. */
  readonly arrivedAt: string;
  readonly cameBy: Receipt['came_by'];
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
  readonly repairs?: Receipt['repairs'];
  /** The region's key, for a source that names people: the file is sealed as it comes. */
  readonly personKey?: Uint8Array | undefined;
  /** How large it may be. */
  readonly mostBytes?: number | undefined;
  /** How much the whole inbox may hold; what the environment says when absent. */
  readonly mostInInbox?: number | undefined;
  readonly files?: FileLayer | undefined;
};

/**
 * Takes a delivery into the inbox of a pool. When the receipt is given back, file and receipt are on disk, names too,
 * and a crash or power cut loses neither; when it throws, nothing of it is seen by anybody. Sending the same name and
 * content with the same arrival again gives the same receipt and one file. Memory does not grow with the file.
 *
 * @throws InputError `source.error.deliveryName`, `.deliveryTooLarge`, `.inboxFull`; what the file system throws (a full disk)
 */
export async function receive(options: ReceiveOptions): Promise<Receipt> {
  const { poolFolder, source, file, files = nodeFiles } = options;
  if (!fitName.test(file) || Buffer.byteLength(file) > mostNameBytes || file === 'receipt.json') {
    throw new InputError('source.error.deliveryName', { file }, file);
  }
  const inbox = inboxFolder(poolFolder, source);
  makeFolder(files, inbox);
  const staging = join(inbox, `${stagingMark}${randomUUID()}`);
  files.mkdirSync(staging);
  try {
    const { content, bytes } = await writeContent(
      join(staging, `${file}${options.personKey ? sealedEnding : ''}`),
      options,
      files,
    );
    const receipt = describe(options, content, bytes);
    const target = join(inbox, receipt.receipt);
    if (existsSync(target)) return JSON.parse(readFileSync(join(target, 'receipt.json'), 'utf8')) as Receipt;
    write(files, join(staging, 'receipt.json'), Buffer.from(`${JSON.stringify(receipt, null, 2)}\n`), {
      synced: true,
      mode: 0o600,
    });
    syncFolder(files, staging);
    files.renameSync(staging, target);
    acknowledge(files, inbox, target);
    roomInInbox(poolFolder, Number.POSITIVE_INFINITY).add(bytes);
    return receipt;
  } finally {
    files.rmSync(staging, { recursive: true, force: true });
  }
}

/** A name that may not be on disk is taken back: what was not acknowledged must not be there half the time. */
function acknowledge(files: FileLayer, inbox: string, target: string): void {
  try {
    syncFolder(files, inbox);
  } catch (cause) {
    files.rmSync(target, { recursive: true, force: true });
    throw cause;
  }
}

async function writeContent(
  path: string,
  { poolFolder, content, file, personKey, mostBytes = mostBytesOfDelivery, mostInInbox }: ReceiveOptions,
  files: FileLayer,
): Promise<{ content: string; bytes: number }> {
  const most = mostInInbox ?? inboxLimit(process.env);
  const room = roomInInbox(poolFolder, most);
  const hash = createHash('sha256');
  const pieces: AsyncIterable<Uint8Array> =
    typeof content === 'string' ? createReadStream(content, { highWaterMark: bytesAtOnce }) : content;
  const open = files.openSync(path, 'wx', 0o600);
  const write = (piece: Uint8Array) => writeAll(files, open, piece);
  let bytes = 0;
  try {
    const sealer = personKey && new FileSealer(sealKeys(personKey), freshSalt(), write);
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > mostBytes) {
        throw new InputError('source.error.deliveryTooLarge', { file, limit: Math.floor(mostBytes / 1e6) }, file);
      }
      if (!room.holds(bytes)) {
        throw new InputError('source.error.inboxFull', { file, limit: Math.floor(most / 1e6) }, file);
      }
      hash.update(piece);
      if (sealer) sealer.push(piece);
      else write(piece);
    }
    sealer?.end();
    files.fsyncSync(open);
  } finally {
    files.closeSync(open);
  }
  return { content: hash.digest('hex'), bytes };
}

function describe(options: ReceiveOptions, content: string, bytes: number): Receipt {
  const { source, file, arrivedAt, cameBy, by, reason, repairs, personKey } = options;
  const at = new Date(arrivedAt).toISOString();
  const basis = [source, file, content, at, ...(repairs ? [JSON.stringify(repairs)] : [])].join('\n');
  return {
    version: 1,
    receipt: createHash('sha256').update(basis).digest('hex').slice(0, 16),
    source_id: source,
    file,
    bytes,
    content,
    arrived_at: at,
    came_by: cameBy,
    ...(personKey ? { sealed: true } : {}),
    ...(by === undefined ? {} : { by }),
    ...(reason === undefined ? {} : { reason }),
    ...(repairs === undefined ? {} : { repairs }),
  };
}

/** Removes what receipts that never came about left behind. For the process that owns the pool, before it receives. */
export function sweepStaging(poolFolder: string, files: FileLayer = nodeFiles): void {
  sweepOpened(poolFolder);
  const inbox = join(poolFolder, 'inbox');
  if (!existsSync(inbox)) return;
  for (const source of readdirSync(inbox, { withFileTypes: true })) {
    if (!source.isDirectory()) continue;
    for (const name of readdirSync(join(inbox, source.name))) {
      if (name.startsWith(stagingMark)) files.rmSync(join(inbox, source.name, name), { recursive: true, force: true });
    }
  }
}
