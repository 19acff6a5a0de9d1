import type {
  EdgeKind,
  NodeKind,
  NodeSummaryFragment,
  PathsQuery,
  SliceQuery,
} from "../api/generated";
import { kindOfType } from "./kinds";
import { nameOf } from "./labels";

export type Slice = SliceQuery["slice"];
export type Paths = PathsQuery["collaboratorPaths"];
export type Path = Paths["paths"][number];
export type Hop = Path["hops"][number];

/** An edge that is less certain is drawn as doubtful; the service marks hops by the same bound. */
const DOUBTFUL_BELOW = 0.8;

export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  readonly summary: NodeSummaryFragment;
}

export interface GraphEdge {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly kind: EdgeKind;
  readonly papers: number | null;
  readonly strength: number | null;
  /** False where the source only implies the edge: a cut author list, a doubtful identity. */
  readonly certain: boolean;
}

/** What is drawn: nodes by id and edges by key, in the order in which they were found. */
export interface GraphModel {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: ReadonlyMap<string, GraphEdge>;
}

export const EMPTY_GRAPH: GraphModel = { nodes: new Map(), edges: new Map() };

/** Joins slices and the paths that were found; each node and edge stands once. */
export function mergeGraph(slices: readonly Slice[], paths: Paths | null): GraphModel {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  for (const slice of slices) {
    for (const { node } of slice.nodes) addNode(nodes, node);
  }
  for (const path of paths?.paths ?? []) {
    for (const author of path.authors) addNode(nodes, author);
  }
  for (const edge of edgesOf(slices, paths)) {
    if (nodes.has(edge.source) && nodes.has(edge.target) && !edges.has(edge.key)) {
      edges.set(edge.key, edge);
    }
  }
  return { nodes, edges };
}

/** Leaves only nodes of these kinds, those that must stay, and the edges between them. */
export function restrictKinds(
  graph: GraphModel,
  kinds: readonly NodeKind[],
  kept: ReadonlySet<string>,
): GraphModel {
  const nodes = new Map(
    [...graph.nodes].filter(([id, node]) => kinds.includes(node.kind) || kept.has(id)),
  );
  const edges = new Map(
    [...graph.edges].filter(([, edge]) => nodes.has(edge.source) && nodes.has(edge.target)),
  );
  return { nodes, edges };
}

/** How many edges each node has. */
export function degreesOf(graph: GraphModel): ReadonlyMap<string, number> {
  const degrees = new Map<string, number>();
  for (const { source, target } of graph.edges.values()) {
    degrees.set(source, (degrees.get(source) ?? 0) + 1);
    degrees.set(target, (degrees.get(target) ?? 0) + 1);
  }
  return degrees;
}

/** One key for both directions: no kind of edge joins the same two nodes both ways. */
export function edgeKey(kind: EdgeKind, one: string, other: string): string {
  return one < other ? `${kind} ${one} ${other}` : `${kind} ${other} ${one}`;
}

function addNode(nodes: Map<string, GraphNode>, summary: NodeSummaryFragment): void {
  if (nodes.has(summary.id)) return;
  const kind = kindOfType(summary.__typename);
  nodes.set(summary.id, { id: summary.id, kind, name: nameOf(summary), summary });
}

function* edgesOf(slices: readonly Slice[], paths: Paths | null): Generator<GraphEdge> {
  for (const slice of slices) yield* slice.edges.map(edgeOfSlice);
  for (const path of paths?.paths ?? []) yield* path.hops.map(edgeOfHop);
}

function edgeOfSlice(edge: Slice["edges"][number]): GraphEdge {
  return {
    key: edgeKey(edge.kind, edge.source, edge.target),
    source: edge.source,
    target: edge.target,
    kind: edge.kind,
    papers: edge.papers,
    strength: edge.strength,
    certain: edge.inferred !== true && (edge.confidence ?? 1) >= DOUBTFUL_BELOW,
  };
}

function edgeOfHop(hop: Hop): GraphEdge {
  return {
    key: edgeKey("COLLABORATED_WITH", hop.from.id, hop.to.id),
    source: hop.from.id,
    target: hop.to.id,
    kind: "COLLABORATED_WITH",
    papers: hop.paperCount,
    strength: hop.strength,
    certain: !hop.doubtful,
  };
}
