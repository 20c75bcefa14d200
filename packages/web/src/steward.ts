import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { tokenHead } from './access.ts';
import { type Answer, AnswerError, ask, client, type QuarantinedRow } from './api.ts';
import type { paths } from './generated/api.ts';

export type RunState = Answer<'/api/regions/{region}/run'>;

/** A row of the quarantine with the cells that a person changed. */
export type Repair = Pick<QuarantinedRow, 'delivery_id' | 'row_no'> & {
  readonly cells: Readonly<Record<string, string | null>>;
};

/** What would become of a repaired row; asked anew when a cell changes. */
export const useRepairPreview = (region: string, repair: Repair) =>
  useQuery({
    queryKey: ['repair-preview', region, repair],
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async () => {
      const body = { rows: [{ ...repair, cells: { ...repair.cells } }] };
      const question = client.POST('/api/regions/{region}/quarantine/preview', { params: { path: { region } }, body });
      const [row] = (await ask(question)).rows;
      if (!row) throw new AnswerError('unexpected');
      return row;
    },
  });

/** Sends a repaired row in again, and starts the run that reads it. */
export function useRepair(region: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ by, reason, ...row }: Repair & { readonly by: string; readonly reason: string }) => {
      const body = { rows: [{ ...row, cells: { ...row.cells } }], by, reason };
      const params = { path: { region } };
      await ask(client.POST('/api/regions/{region}/quarantine/repairs', { params, body }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['waiting', region] }),
  });
}

type Decisions = paths['/api/regions/{region}/review/decisions']['post']['requestBody']['content']['application/json'];

/** Makes decisions about texts entries of their dictionaries; what waits is asked anew, also when one was refused. */
export function useDecide(region: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Decisions) =>
      ask(client.POST('/api/regions/{region}/review/decisions', { params: { path: { region } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['review', region] }),
  });
}

/** Sends a file as a delivery of a source. */
export function useSendDelivery(region: string, source: string) {
  return useMutation({
    mutationFn: async (file: File) => {
      const query = new URLSearchParams({ file: file.name });
      const address = `/api/regions/${encodeURIComponent(region)}/sources/${encodeURIComponent(source)}/deliveries?${query}`;
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', ...tokenHead() },
        body: file,
      }).catch(() => {
        throw new AnswerError('no_server');
      });
      const body = await answer.json();
      if (!answer.ok) throw new AnswerError(body.code ?? 'unexpected', body.title);
      return body as { readonly receipt: string; readonly bytes: number };
    },
  });
}

/** The run that the server does, if any; looked at every second while it goes on. When it ends, everything is asked anew. */
export function useRun(region: string) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: ['run', region],
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1000 : false),
    queryFn: async () => {
      const before = queries.getQueryData<RunState>(['run', region]);
      const now = await ask(client.GET('/api/regions/{region}/run', { params: { path: { region } } }));
      if (before?.state === 'running' && now.state !== 'running') {
        await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'run' });
      }
      return now;
    },
  });
}

/** Reads what is new and runs the loop. */
export function useStartRun(region: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => ask(client.POST('/api/regions/{region}/run', { params: { path: { region } } })),
    onSuccess: (run) => queries.setQueryData(['run', region], run),
  });
}

/** The contract of a source as its file holds it. */
export const useContract = (region: string, source: string) =>
  useQuery({
    queryKey: ['contract', region, source],
    queryFn: () =>
      ask(client.GET('/api/regions/{region}/sources/{source}/contract', { params: { path: { region, source } } })),
  });

/** What would happen to the newest delivery under a changed contract; the answer before stays until the next is there. */
export const useCheck = (region: string, source: string, yaml: string) =>
  useQuery({
    queryKey: ['check', region, source, yaml],
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
    queryFn: () => {
      const params = { path: { region, source } };
      return ask(client.POST('/api/regions/{region}/sources/{source}/check', { params, body: { yaml } }));
    },
  });
export type CheckAnswer = NonNullable<ReturnType<typeof useCheck>['data']>;

/** Saves a changed contract. */
export function useSaveContract(region: string, source: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly yaml: string; readonly version: string }) => {
      const params = { path: { region, source } };
      return ask(client.PUT('/api/regions/{region}/sources/{source}/contract', { params, body: { ...body } }));
    },
    onSuccess: (saved) => queries.setQueryData(['contract', region, source], saved),
  });
}
