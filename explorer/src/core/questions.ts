import type {
  NodeKind,
  PathsQueryVariables,
  SliceQueryVariables,
  WelcomeQuery,
} from "../api/generated";
import type { Centre, PathEnds, PathOptions, View } from "./view";
import { hasQuestion } from "./view";

/** How many papers each hop of a path shows as its evidence. */
export const PAPERS_A_HOP = 5;

const PREVIEW_AUTHORS = 3;
const PREVIEW_NODES = 70;

/** Which parts of the first nodes around an author papers and collaborators may fill. */
const PAPERS_SHARE = 0.35;
const PEOPLE_SHARE = 0.35;

/** What to ask for the neighbours of one centre under the filters of the view. */
export function askSlice(centre: Centre, { kinds, years }: View): SliceQueryVariables {
  return {
    around: [centre.id],
    kinds: [...kinds],
    maxNodes: centre.limit,
    ...reachSubjects(centre, kinds),
    since: years.since,
    until: years.until,
  };
}

/** An author's topics and categories stand behind the papers, which would fill all the room. */
function reachSubjects({ id, limit }: Centre, kinds: View["kinds"]) {
  const shared = [...kinds].some((kind) => kind !== "AUTHOR" && kind !== "PAPER");
  if (!id.startsWith("author:") || !shared) return { hops: 1, quotas: null };
  const share = (kind: NodeKind, part: number) => ({ kind, nodes: Math.ceil(limit * part) });
  return { hops: 2, quotas: [share("PAPER", PAPERS_SHARE), share("AUTHOR", PEOPLE_SHARE)] };
}

/** What to ask for the picture behind the first page: what lies around the best known authors. */
export function askPreview(welcome: WelcomeQuery | null): SliceQueryVariables | null {
  const around = welcome?.authors.nodes.slice(0, PREVIEW_AUTHORS).map((author) => author.id) ?? [];
  if (around.length === 0) return null;
  return {
    around,
    kinds: null,
    maxNodes: PREVIEW_NODES,
    hops: 1,
    quotas: null,
    since: null,
    until: null,
  };
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
