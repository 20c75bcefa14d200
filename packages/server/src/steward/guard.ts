import { createHash, timingSafeEqual } from 'node:crypto';
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
export function requireWriter(request: FastifyRequest, { loopback, token }: WriteAccess): void {
  const { origin, authorization } = request.headers;
  if (origin !== undefined && hostOf(origin) !== request.host) throw new ProblemError('foreign_origin', 403);
  if (token !== undefined) {
    const given = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(hash(given), hash(token))) throw new ProblemError('wrong_token', 401);
    return;
  }
  if (!loopback) throw new ProblemError('read_only', 403);
}

const hostOf = (origin: string): string | undefined => {
  const parsed = URL.parse(origin);
  return parsed?.host;
};
