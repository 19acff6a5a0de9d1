// Small answers in the shape that the service gives, for the tests of core.
import type { NodeSummaryFragment } from "../../api/generated";
import type { Hop, Path, Paths, Slice } from "../graph";

type AuthorSummary = Extract<NodeSummaryFragment, { __typename: "Author" }>;

export function author(name: string, paperCount = 3): AuthorSummary {
  return {
    __typename: "Author",
    id: `author:${name.toLowerCase().replaceAll(" ", "-")}`,
    name,
    paperCount,
    collaboratorCount: 2,
    firstYear: 2019,
    lastYear: 2024,
  };
}

export function paper(title: string, year: number | null = 2022): NodeSummaryFragment {
  return {
    __typename: "Paper",
    id: `paper:${title.toLowerCase().replaceAll(" ", "-")}`,
    title,
    year,
    authorCount: 2,
    hasCode: false,
  };
}

export function category(code: string, name: string): NodeSummaryFragment {
  return { __typename: "Category", id: `category:${code}`, code, name };
}

type EdgeGiven = Pick<Slice["edges"][number], "source" | "target" | "kind"> &
  Partial<Slice["edges"][number]>;

export function edge(given: EdgeGiven): Slice["edges"][number] {
  return {
    papers: null,
    strength: null,
    firstYear: null,
    lastYear: null,
    confidence: null,
    inferred: null,
    ...given,
  };
}

/** A slice whose first node is the centre. */
export function slice(
  nodes: readonly NodeSummaryFragment[],
  edges: Slice["edges"] = [],
  completeness: Partial<Slice["completeness"]> = {},
): Slice {
  const usual = {
    status: "COMPLETE",
    reason: null,
    papersExcluded: 0,
    edgesTotal: edges.length,
    totalsExact: true,
    totals: [{ kind: "AUTHOR", total: nodes.length, shown: nodes.length }],
  } satisfies Slice["completeness"];
  return {
    nodes: nodes.map((node, index) => ({ node, distance: index === 0 ? 0 : 1 })),
    edges,
    completeness: { ...usual, ...completeness },
  };
}

export function path(...authors: readonly AuthorSummary[]): Path {
  const hops = authors.slice(1).map((to, index): Hop => {
    const from = authors[index] ?? to;
    return {
      from: { id: from.id, name: from.name },
      to: { id: to.id, name: to.name },
      paperCount: 2,
      strength: 1.5,
      firstYear: 2020,
      lastYear: 2021,
      confidence: 1,
      doubtful: false,
      papers: { nodes: [] },
    };
  });
  return { length: hops.length, cost: hops.length, authors: [...authors], hops };
}

export function answer(given: Partial<Paths> = {}): Paths {
  return {
    outcome: "FOUND",
    paths: [],
    effective: {
      first: 3,
      maxHops: 6,
      weight: "HOPS",
      since: null,
      until: null,
      minConfidence: 0,
      via: [],
      avoid: [],
      doubtfulBelow: 0.8,
      hyperauthor: { mode: "EXCLUDE", threshold: 50 },
      referenceYear: null,
      halfLifeYears: null,
    },
    completeness: {
      status: "COMPLETE",
      provedHops: 2,
      cause: null,
      reason: null,
      authorsVisited: 12,
      papersExcluded: 0,
      onlyThroughHyperauthored: false,
    },
    weakerTies: null,
    ...given,
  };
}
