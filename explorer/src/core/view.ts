import type { HyperauthorMode, NodeKind, PathWeight } from "../api/generated";
import { KINDS } from "./kinds";

export type Panel = "details" | "paths" | "list";

/** A node whose neighbours are shown, and how many nodes its slice may have. */
export interface Centre {
  readonly id: string;
  readonly limit: number;
}

export interface Years {
  readonly since: number | null;
  readonly until: number | null;
}

export interface PathOptions extends Years {
  readonly weight: PathWeight;
  readonly maxHops: number;
  readonly first: number;
  readonly hyperauthor: HyperauthorMode;
  readonly threshold: number;
  readonly minConfidence: number;
  /** Ids of authors whom every path leads through, and of those whom none may. */
  readonly via: readonly string[];
  readonly avoid: readonly string[];
}

/** The two ends of a path, either of them not chosen yet. */
export interface PathEnds {
  readonly from: string | null;
  readonly to: string | null;
}

/** Everything that a link reopens: what the page shows is a function of this and of the graph. */
export interface View {
  readonly around: readonly Centre[];
  readonly selected: string | null;
  readonly panel: Panel;
  readonly kinds: readonly NodeKind[];
  readonly years: Years;
  readonly ends: PathEnds;
  readonly options: PathOptions;
  /** Which of the found paths is highlighted, from 0. */
  readonly shownPath: number;
}

/** How many nodes a slice has before its reader asks for more, and the most that one may have. */
export const FIRST_LIMIT = 80;
export const LAST_LIMIT = 2000;

export const ANY_YEAR: Years = { since: null, until: null };

export const DEFAULT_OPTIONS: PathOptions = {
  weight: "HOPS",
  maxHops: 6,
  first: 3,
  since: null,
  until: null,
  hyperauthor: "EXCLUDE",
  threshold: 50,
  minConfidence: 0,
  via: [],
  avoid: [],
};

/** How many authors the service lets paths lead through; and how many the page lets them avoid. */
export const MOST_VIA = 3;
export const MOST_AVOIDED = 50;

export const EMPTY_VIEW: View = {
  around: [],
  selected: null,
  panel: "details",
  kinds: KINDS,
  years: ANY_YEAR,
  ends: { from: null, to: null },
  options: DEFAULT_OPTIONS,
  shownPath: 0,
};

/** True where there is nothing to draw: no centre, and no two authors to connect. */
export function isEmpty(view: View): boolean {
  return view.around.length === 0 && !hasQuestion(view.ends);
}

export function hasQuestion(ends: PathEnds): ends is { from: string; to: string } {
  return ends.from !== null && ends.to !== null;
}
