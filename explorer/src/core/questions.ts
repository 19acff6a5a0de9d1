import type { PathsQueryVariables, SliceQueryVariables, WelcomeQuery } from "../api/generated";
import type { Centre, PathEnds, PathOptions, View } from "./view";
import { hasQuestion } from "./view";

/** How many papers each hop of a path shows as its evidence. */
export const PAPERS_A_HOP = 5;

const PREVIEW_AUTHORS = 3;
const PREVIEW_NODES = 70;

/** What to ask for the neighbours of one centre under the filters of the view. */
export function askSlice(centre: Centre, { kinds, years }: View): SliceQueryVariables {
  return {
    around: [centre.id],
    kinds: [...kinds],
    maxNodes: centre.limit,
    since: years.since,
    until: years.until,
  };
}

/** What to ask for the picture behind the first page: what lies around the best known authors. */
export function askPreview(welcome: WelcomeQuery | null): SliceQueryVariables | null {
  const around = welcome?.authors.nodes.slice(0, PREVIEW_AUTHORS).map((author) => author.id) ?? [];
  if (around.length === 0) return null;
  return { around, kinds: null, maxNodes: PREVIEW_NODES, since: null, until: null };
}

/** What to ask for the paths between the two chosen authors; nothing while one is missing. */
export function askPaths(ends: PathEnds, options: PathOptions): PathsQueryVariables | null {
  if (!hasQuestion(ends)) return null;
  const { hyperauthor, threshold, via, avoid, ...rest } = options;
  return {
    papers: PAPERS_A_HOP,
    input: {
      from: ends.from,
      to: ends.to,
      ...rest,
      via: [...via],
      avoid: [...avoid],
      hyperauthor: { mode: hyperauthor, threshold },
    },
  };
}
