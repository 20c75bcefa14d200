import type { Stage, StageValues } from '@junheng/engine';
import type { Artefact, Text } from '@junheng/engine/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import createClient from 'openapi-fetch';
import type { paths } from './generated/api.ts';

export const client = createClient<paths>({ baseUrl: window.location.origin });

export type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type RegionCard = Answer<'/api/regions'>['regions'][number];
export type StageCard = RegionCard['stages'][number];
export type RegionAnswer = Answer<'/api/regions/{region}'>;
export type RegionConfig = RegionAnswer['config'];
export type Geometry = Answer<'/api/regions/{region}/geometry'>;
export type Lineage = Answer<'/api/regions/{region}/lineage/{stage}'>;
export type RowsAnswer = Answer<'/api/regions/{region}/rows/{table}'>;
export type Quarantine = Answer<'/api/regions/{region}/quarantine'>;
export type Review = Answer<'/api/regions/{region}/review'>;
export type QuarantinedRow = Quarantine['rows'][number];

/** A question that the server could not answer, with its sentence in both languages where it gave one. */
export class AnswerError extends Error {
  readonly code: string;
  readonly title: Text | undefined;

  constructor(code: string, title?: Text) {
    super(title?.en ?? code);
    this.code = code;
    this.title = title;
  }
}

type Reply<T> = { data?: T; error?: { code?: string; title?: Text } };

export async function ask<T>(question: Promise<Reply<T>>): Promise<T> {
  const { data, error } = await question.catch(() => {
    throw new AnswerError('no_server');
  });
  if (data === undefined) throw new AnswerError(error?.code ?? 'unexpected', error?.title);
  return data;
}

/** All regions with the state of each stage; asked again now and then, so that a run in the background shows. */
export const useRegions = () =>
  useQuery({
    queryKey: ['regions'],
    queryFn: async () => (await ask(client.GET('/api/regions'))).regions,
    refetchInterval: 60_000,
  });

/** One region: its state and every assumption. */
export const useRegion = (region: string) =>
  useQuery({
    queryKey: ['region', region],
    enabled: region !== '',
    queryFn: () => ask(client.GET('/api/regions/{region}', { params: { path: { region } } })),
  });

/** What a stage made, whole. An artefact never changes: it is kept under its id. */
export const useArtefact = <S extends Stage>(card: RegionCard, stage: S) => {
  const id = card.stages.find((entry) => entry.stage === stage)?.artefact ?? null;
  return useQuery({
    queryKey: ['artefact', card.id, id],
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const path = `/api/regions/{region}/artefacts/${stage}` as '/api/regions/{region}/artefacts/source';
      const artefact = await ask(client.GET(path, { params: { path: { region: card.id } } }));
      return artefact as Artefact<StageValues[S]>;
    },
  });
};

/** The shapes of areas and zones. */
export const useGeometry = (card: RegionCard) =>
  useQuery({
    queryKey: ['geometry', card.id, card.snapshot],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => ask(client.GET('/api/regions/{region}/geometry', { params: { path: { region: card.id } } })),
  });

/** The walk from a stage's result down to its sources. */
export const useLineage = (card: RegionCard, stage: Stage, enabled: boolean) =>
  useQuery({
    queryKey: ['lineage', card.id, stage, card.stages.find((entry) => entry.stage === stage)?.artefact],
    enabled,
    queryFn: () =>
      ask(client.GET('/api/regions/{region}/lineage/{stage}', { params: { path: { region: card.id, stage } } })),
  });

/** Which rows are wanted: those of a figure, of a table in which a column holds one of some values, or behind a score or alarm. */
export type RowsQuestion =
  | { readonly of: 'figure'; readonly stage: Stage; readonly index: number; readonly title: string }
  | {
      readonly of: 'table';
      readonly table: string;
      readonly column: string;
      readonly values: readonly string[];
      readonly title: string;
    }
  | {
      readonly of: 'quality';
      readonly source: string;
      readonly table: string;
      readonly place: string | null;
      readonly from: string;
      readonly to: string;
      readonly title: string;
    };

/** A page of rows behind a figure. */
export const useRows = (card: RegionCard, question: RowsQuestion, offset: number, limit: number) =>
  useQuery({
    queryKey: ['rows', card.id, card.snapshot, question, offset, limit],
    placeholderData: keepPreviousData,
    queryFn: () => askRows(card.id, question, { offset, limit }),
  });

type Page = { readonly offset: number; readonly limit: number };

function askRows(region: string, question: RowsQuestion, page: Page): Promise<RowsAnswer> {
  if (question.of === 'figure') {
    const path = { region, stage: question.stage, index: question.index };
    const params = { path, query: page };
    return ask(client.GET('/api/regions/{region}/artefacts/{stage}/figures/{index}/rows', { params }));
  }
  if (question.of === 'quality') {
    const { source, table, place, from, to } = question;
    const query = { source, table, from, to, ...(place === null ? {} : { place }), ...page };
    return ask(client.GET('/api/regions/{region}/quality/rows', { params: { path: { region }, query } }));
  }
  const query = { column: question.column, values: question.values.join(','), ...page };
  const params = { path: { region, table: question.table }, query };
  return ask(client.GET('/api/regions/{region}/rows/{table}', { params }));
}

/** Rows that were held back. */
export const useQuarantine = (
  card: RegionCard,
  filter: { readonly source?: string; readonly rule?: string; readonly search?: string },
  offset: number,
  limit: number,
) =>
  useQuery({
    queryKey: ['quarantine', card.id, card.snapshot, filter, offset, limit],
    placeholderData: keepPreviousData,
    queryFn: () =>
      ask(
        client.GET('/api/regions/{region}/quarantine', {
          params: { path: { region: card.id }, query: { ...filter, offset, limit } },
        }),
      ),
  });

/** Free texts that no dictionary could place for sure. */
export const useReview = (card: RegionCard, offset: number, limit: number) =>
  useQuery({
    queryKey: ['review', card.id, card.snapshot, offset, limit],
    placeholderData: keepPreviousData,
    queryFn: () =>
      ask(
        client.GET('/api/regions/{region}/review', {
          params: { path: { region: card.id }, query: { offset, limit } },
        }),
      ),
  });
