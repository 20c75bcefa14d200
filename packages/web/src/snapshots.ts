import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Answer, ask, client, type RegionCard } from './api.ts';

export type Snapshots = Answer<'/api/regions/{region}/snapshots'>;
export type SnapshotStep = Snapshots['steps'][number];
export type SnapshotDiff = Answer<'/api/regions/{region}/snapshots/diff'>;
export type RowDiff = Answer<'/api/regions/{region}/snapshots/diff/{table}'>;

/** The history of a region, newest first, a page at a time. */
export const useSnapshots = (card: RegionCard, offset: number, limit: number) =>
  useQuery({
    queryKey: ['snapshots', card.id, card.snapshot, offset, limit],
    placeholderData: keepPreviousData,
    queryFn: () =>
      ask(
        client.GET('/api/regions/{region}/snapshots', {
          params: { path: { region: card.id }, query: { offset, limit } },
        }),
      ),
  });

/** What differs between two snapshots; under their ids it never changes. */
export const useSnapshotDiff = (region: string, before: string, after: string) =>
  useQuery({
    queryKey: ['snapshot-diff', region, before, after],
    enabled: before !== after,
    queryFn: () =>
      ask(
        client.GET('/api/regions/{region}/snapshots/diff', {
          params: { path: { region }, query: { before, after } },
        }),
      ),
  });

/** The rows of a table that differ between two snapshots, by its key. */
export const useRowDiff = (
  region: string,
  { table, before, after }: { readonly table: string; readonly before: string; readonly after: string },
  offset: number,
  limit: number,
) =>
  useQuery({
    queryKey: ['row-diff', region, table, before, after, offset, limit],
    placeholderData: keepPreviousData,
    queryFn: () =>
      ask(
        client.GET('/api/regions/{region}/snapshots/diff/{table}', {
          params: { path: { region, table }, query: { before, after, offset, limit } },
        }),
      ),
  });

/** Makes a kept snapshot the newest again; then everything is asked anew. */
export function useRollBack(region: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly snapshot: string; readonly note: string | null }) =>
      ask(
        client.POST('/api/regions/{region}/snapshots/roll-back', { params: { path: { region } }, body: { ...body } }),
      ),
    onSuccess: () => queries.invalidateQueries(),
  });
}
