import type { NodeKind } from "../api/generated";
import type { CentreSlice } from "./explorer";
import type { GraphModel, Paths, Slice } from "./graph";
import { EMPTY_GRAPH, mergeGraph, restrictKinds } from "./graph";
import { KINDS } from "./kinds";
import { valueOf } from "./resources";
import type { View } from "./view";

/** The graph to draw, with the nodes whose neighbours it shows. */
export interface Picture {
  readonly graph: GraphModel;
  /** Under the ids that the service uses today: a merged id has its survivor's. */
  readonly centres: ReadonlySet<string>;
}

const EMPTY_PICTURE: Picture = { graph: EMPTY_GRAPH, centres: new Set() };

export interface Composer {
  (view: View, slices: readonly CentreSlice[], paths: Paths | null): Picture;
  /** The picture behind the first page: a slice that nobody asked for. */
  readonly preview: (slice: Slice | null) => Picture;
}

/**
 * Puts slices and paths together into one picture. The same parts give the same picture object, and
 * while a slice is fetched anew the one before it stays.
 */
export function createComposer(): Composer {
  const latest = new Map<string, Slice>();
  const composeOnce = remember(composePicture);
  const compose = (view: View, slices: readonly CentreSlice[], paths: Paths | null) => {
    const shown = slices.flatMap(({ centre, resource }) => {
      const slice = valueOf(resource) ?? latest.get(centre.id);
      if (slice) latest.set(centre.id, slice);
      return slice ? [slice] : [];
    });
    return composeOnce(view.kinds, paths, ...shown);
  };
  return Object.assign(compose, {
    preview: (slice: Slice | null) => (slice ? composeOnce(KINDS, null, slice) : EMPTY_PICTURE),
  });
}

function composePicture(
  kinds: readonly NodeKind[],
  paths: Paths | null,
  ...slices: Slice[]
): Picture {
  const centres = new Set(
    slices.flatMap((slice) =>
      slice.nodes.filter((entry) => entry.distance === 0).map((entry) => entry.node.id),
    ),
  );
  const onPaths = paths?.paths.flatMap((path) => path.authors.map((author) => author.id)) ?? [];
  const kept = new Set([...centres, ...onPaths]);
  return { graph: restrictKinds(mergeGraph(slices, paths), kinds, kept), centres };
}

/** Calls a function again only where one of its arguments is another object than the last time. */
function remember<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | null = null;
  return (...args) => {
    const same =
      last?.args.length === args.length &&
      args.every((arg, index) => Object.is(arg, last?.args[index]));
    if (last === null || !same) last = { args, result: compute(...args) };
    return last.result;
  };
}
