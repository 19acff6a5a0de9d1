import type { NodeKind } from "../api/generated";
import { KINDS } from "./kinds";
import type { Panel, PathEnds, PathOptions, View, Years } from "./view";
import { EMPTY_VIEW, FIRST_LIMIT, hasQuestion, LAST_LIMIT } from "./view";

/** What a reader can do with a view: each returns the next one and changes nothing else. */
export type Change = (view: View) => View;

/** Starts anew around one node; filters stay. */
export function chooseNode(id: string): Change {
  return (view) => ({
    ...view,
    around: [{ id, limit: FIRST_LIMIT }],
    selected: id,
    panel: "details",
    ends: EMPTY_VIEW.ends,
    shownPath: 0,
  });
}

export function selectNode(id: string | null): Change {
  return (view) => ({ ...view, selected: id, panel: id === null ? view.panel : "details" });
}

/** Adds the neighbours of a node to what is shown. */
export function expandNode(id: string): Change {
  return (view) =>
    view.around.some((centre) => centre.id === id)
      ? view
      : { ...view, around: [...view.around, { id, limit: FIRST_LIMIT }], selected: id };
}

/** Takes the neighbours of a node away again, unless it is the only one left. */
export function collapseNode(id: string): Change {
  return (view) => {
    const around = view.around.filter((centre) => centre.id !== id);
    return around.length === 0 && !hasQuestion(view.ends) ? view : { ...view, around };
  };
}

/** Lets the slice around a node have more nodes. */
export function showMore(id: string): Change {
  return (view) => ({
    ...view,
    around: view.around.map((centre) =>
      centre.id === id ? { id, limit: Math.min(centre.limit * 3, LAST_LIMIT) } : centre,
    ),
  });
}

export function openPanel(panel: Panel): Change {
  return (view) => ({ ...view, panel });
}

/** Shows or hides a kind of node; the last one cannot be hidden. */
export function toggleKind(kind: NodeKind): Change {
  return (view) => {
    const kinds = KINDS.filter((known) => (known === kind) !== view.kinds.includes(known));
    return kinds.length === 0 ? view : { ...view, kinds };
  };
}

export function restrictYears(years: Years): Change {
  return (view) => ({ ...view, years });
}

export function resetFilters(view: View): View {
  return { ...view, kinds: EMPTY_VIEW.kinds, years: EMPTY_VIEW.years };
}

/** Sets one end of a path, or both. */
export function connect(ends: Partial<PathEnds>): Change {
  return (view) => ({
    ...view,
    ends: { ...view.ends, ...ends },
    panel: "paths",
    shownPath: 0,
  });
}

export function swapEnds(view: View): View {
  return { ...view, ends: { from: view.ends.to, to: view.ends.from }, shownPath: 0 };
}

export function restrictPaths(options: Partial<PathOptions>): Change {
  return (view) => ({ ...view, options: { ...view.options, ...options }, shownPath: 0 });
}

export function showPath(index: number): Change {
  return (view) => ({ ...view, shownPath: index });
}

/** Back to the first page. */
export function startOver(): View {
  return EMPTY_VIEW;
}
