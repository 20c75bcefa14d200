import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { AnswerError, ask, client } from './api.ts';

const place = 'junheng.token';

/** What this tab remembers of the token. A browser that keeps nothing has it until the page is loaded again. */
function recallToken(): string | undefined {
  try {
    return sessionStorage.getItem(place) ?? undefined;
  } catch (refused) {
    if (refused instanceof DOMException) return undefined;
    throw refused;
  }
}

function rememberToken(token: string | undefined): void {
  try {
    if (token === undefined) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, token);
  } catch (refused) {
    if (!(refused instanceof DOMException)) throw refused;
  }
}

type Access = { readonly token: string | undefined; readonly asking: boolean };
let access: Access = { token: recallToken(), asking: false };
const listeners = new Set<() => void>();
const change = (part: Partial<Access>) => {
  access = { ...access, ...part };
  for (const notify of listeners) notify();
};
const watch = (notify: () => void) => {
  listeners.add(notify);
  return () => {
    listeners.delete(notify);
  };
};

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** The head by which a request shows the token; empty where none was given. */
export const tokenHead = (): Readonly<Record<string, string>> =>
  access.token === undefined ? {} : bearer(access.token);

client.use({
  onRequest({ request }) {
    if (request.headers.has('authorization')) return;
    for (const [name, value] of Object.entries(tokenHead())) request.headers.set(name, value);
  },
});

/** Opens the place in which the token is entered, and closes it. */
export const askForToken = () => change({ asking: true });
export const stopAsking = () => change({ asking: false });

/** The token that this tab shows, and whether it is asked for. */
export const useAccess = (): Access => useSyncExternalStore(watch, () => access);

/** Who may write on this server, and whether this tab may. */
export function useSession() {
  const { token } = useAccess();
  return useQuery({ queryKey: ['session', token !== undefined], queryFn: () => ask(client.GET('/api/session')) });
}

/** Tries a token and keeps it for this tab if the server takes it; then everything is asked anew. */
export function useGiveToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (token: string) => {
      const session = await ask(client.GET('/api/session', { headers: bearer(token) }));
      if (!session.may_write) throw new AnswerError('other_token');
      rememberToken(token);
      change({ token, asking: false });
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}

/** Forgets the token: from now on this tab may only look. What was shown by its right goes too. */
export function useForgetToken() {
  const queries = useQueryClient();
  return () => {
    rememberToken(undefined);
    change({ token: undefined, asking: false });
    return queries.resetQueries();
  };
}
