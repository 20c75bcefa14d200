import { createHash, timingSafeEqual } from 'node:crypto';
import { standardTables } from '@junheng/engine/pool';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problem.ts';

/** Who may write: everybody on this machine while nobody else can reach the server, else who has the token. */
export type WriteAccess = { readonly loopback: boolean; readonly token?: string | undefined };

const hash = (text: string) => createHash('sha256').update(text).digest();

/**
 * Refuses a request that may not write. A page of another site cannot send one: it would have to name itself as its
 * origin, and forms cannot send the bodies that are read here.
 *
 * @throws ProblemError `read_only` (403), `foreign_origin` (403), `wrong_token` (401)
 */
export function requireSteward(request: FastifyRequest, { loopback, token }: WriteAccess): void {
  const { origin, authorization } = request.headers;
  if (origin !== undefined && hostOf(origin) !== request.host) throw new ProblemError('foreign_origin', 403);
  if (token !== undefined) {
    const given = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(hash(given), hash(token))) throw new ProblemError('wrong_token', 401);
    return;
  }
  if (!loopback) throw new ProblemError('read_only', 403);
}

/** Who may write, and whether a request might. */
export function accessOf(request: FastifyRequest, access: WriteAccess) {
  const { loopback, token } = access;
  const writing = token !== undefined ? 'token' : loopback ? 'open' : 'read_only';
  try {
    requireSteward(request, access);
    return { writing, may_write: true } as const;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { writing, may_write: false } as const;
  }
}

/** Columns by which a table's rows are about single people. */
const personColumns = ['person_key', 'encounter_id'];

/**
 * Refuses a request for rows of persons to those who may not write; rows of other tables are for everybody.
 *
 * @throws ProblemError as `requireSteward` does
 */
export function requireReader(request: FastifyRequest, access: WriteAccess, table: string): void {
  const columns = Object.entries(standardTables).find(([name]) => name === table)?.[1] ?? {};
  if (personColumns.some((column) => Object.hasOwn(columns, column))) requireSteward(request, access);
}

const hostOf = (origin: string): string | undefined => {
  const parsed = URL.parse(origin);
  return parsed?.host;
};
