import type { Address } from './address.ts';

/** A cell of an answer, as text; null is unknown. */
export type SqlCell = string | null;

/** An answer that comes bit by bit; what is not read stays on the server. */
export type SqlAnswer = {
  readonly columns: readonly string[];
  /** Columns that hold bytes, which no contract can read. */
  readonly binary: readonly string[];
  /** Rows, a few thousand at a time. */
  readonly rows: AsyncIterable<readonly (readonly SqlCell[])[]>;
};

export type SqlAsk = {
  readonly address: Address;
  readonly query: string;
  /** The server is told to give up after so long. */
  readonly seconds: number;
};

/** A connection for one question: it may read and nothing else. */
export type SqlReader = {
  ask(): Promise<SqlAnswer>;
  /** Ends the connection, at once. */
  close(): void;
};

/** Seconds until a server must have answered the first word. */
export const connectSeconds = 15;
export const rowsAtOnce = 2000;

/** What went wrong, in the words of every database alike. */
export type Failure = 'unreachable' | 'refused' | 'certificate' | 'query' | 'timeout' | 'lost' | 'precision';

/** An error of a driver that tells what kind it is. */
export class SqlFailure extends Error {
  readonly kind: Failure;
  constructor(kind: Failure, message: string) {
    super(message);
    this.name = 'SqlFailure';
    this.kind = kind;
  }
}

const network = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN'];
const tls = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|EPROTO|HANDSHAKE_SSL|HANDSHAKE_NO_SSL/;

/** The kind of an error that the network or TLS made; undefined for what the database itself said. */
export function networkFailure(error: unknown): Failure | undefined {
  const code = String((error as { readonly code?: unknown } | null)?.code ?? '');
  if (network.includes(code)) return 'unreachable';
  if (tls.test(code)) return 'certificate';
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'PROTOCOL_CONNECTION_LOST' ? 'lost' : undefined;
}

/** The words of an error, of its first part where it is made of several. */
export function messageOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  if (!(first instanceof Error)) return String(first);
  const code = (first as { readonly code?: unknown }).code;
  return first.message || String(code ?? first.name);
}
