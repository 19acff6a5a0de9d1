import { send } from "./client";
import type {
  DetailsQuery,
  NodeKind,
  NodeSummaryFragment,
  PathsQuery,
  PathsQueryVariables,
  SliceQuery,
  SliceQueryVariables,
  WelcomeQuery,
} from "./generated";
import {
  DetailsDocument,
  PathsDocument,
  SearchDocument,
  SliceDocument,
  SummariesDocument,
  WelcomeDocument,
} from "./generated";
import { mergeFound } from "./merge-found";

/** The questions that the explorer asks; one request each. */
export interface ExplorerApi {
  readonly search: (
    query: string,
    kinds: readonly NodeKind[] | null,
    signal?: AbortSignal,
  ) => Promise<SearchAnswer>;
  readonly slice: (variables: SliceQueryVariables) => Promise<SliceQuery["slice"]>;
  readonly details: (id: string, first: number) => Promise<DetailsQuery["node"]>;
  readonly paths: (variables: PathsQueryVariables) => Promise<PathsQuery["collaboratorPaths"]>;
  readonly summary: (id: string) => Promise<NodeSummaryFragment | null>;
  readonly welcome: (first: number) => Promise<WelcomeQuery>;
}

export interface SearchAnswer {
  readonly nodes: readonly NodeSummaryFragment[];
  /** True where more nodes match than were asked for. */
  readonly more: boolean;
}

const SUGGESTIONS = 8;

export const explorerApi: ExplorerApi = {
  search: async (query, kinds, signal) => {
    const variables = { query, first: SUGGESTIONS, kinds: kinds ? [...kinds] : null };
    const { suggest, search } = await send(SearchDocument, variables, signal);
    // What begins so comes first; behind it what was mistyped, or is meant in other words.
    const lists = [suggest, search].map(({ nodes, pageInfo }) => ({
      nodes,
      more: pageInfo.hasNextPage,
    }));
    return mergeFound(lists, SUGGESTIONS);
  },
  slice: async (variables) => (await send(SliceDocument, variables)).slice,
  details: async (id, first) => (await send(DetailsDocument, { id, first })).node,
  paths: async (variables) => (await send(PathsDocument, variables)).collaboratorPaths,
  summary: async (id) => (await send(SummariesDocument, { ids: [id] })).nodes[0] ?? null,
  welcome: (first) => send(WelcomeDocument, { first }),
};
