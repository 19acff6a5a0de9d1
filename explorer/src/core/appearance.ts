import type { GraphEdge, GraphModel, GraphNode, Path } from "./graph";
import { degreesOf, edgeKey } from "./graph";
import type { Shape } from "./kinds";
import { wordsOf } from "./kinds";
import { shorten } from "./labels";
import type { Palette } from "./palette";

export interface NodeLook {
  readonly size: number;
  readonly color: string;
  readonly ring: string;
  readonly shape: Shape;
  readonly label: string;
  readonly labelColor: string;
  readonly forceLabel: boolean;
  /** True where something else stands out: drawn faintly. */
  readonly dimmed: boolean;
  readonly zIndex: number;
}

export interface EdgeLook {
  readonly size: number;
  readonly color: string;
  readonly zIndex: number;
}

/** What stands out in the picture. */
export interface Emphasis {
  readonly selected: string | null;
  readonly centres: ReadonlySet<string>;
  readonly path: Path | null;
}

export interface Looks {
  readonly nodes: ReadonlyMap<string, NodeLook>;
  readonly edges: ReadonlyMap<string, EdgeLook>;
}

const LABEL_LENGTH = 34;

/** How every node and edge looks: kind by colour and shape, importance by size. */
export function lookAt(graph: GraphModel, emphasis: Emphasis, palette: Palette): Looks {
  const degrees = degreesOf(graph);
  const onPath = membersOf(emphasis.path);
  const near = emphasis.selected === null ? null : neighboursOf(graph, emphasis.selected);
  const nodes = new Map<string, NodeLook>();
  for (const node of graph.nodes.values()) {
    const dimmed = onPath
      ? !onPath.nodes.has(node.id)
      : near !== null && !near.has(node.id) && !emphasis.centres.has(node.id);
    nodes.set(node.id, lookOfNode(node, degrees.get(node.id) ?? 0, dimmed, emphasis, palette));
  }
  const edges = new Map<string, EdgeLook>();
  for (const edge of graph.edges.values()) {
    edges.set(edge.key, lookOfEdge(edge, onPath?.edges.has(edge.key) ?? false, emphasis, palette));
  }
  return { nodes, edges };
}

/** The ids that the picture emphasises: those of the highlighted path. */
export function membersOf(
  path: Path | null,
): { nodes: ReadonlySet<string>; edges: ReadonlySet<string> } | null {
  if (!path) return null;
  return {
    nodes: new Set(path.authors.map((author) => author.id)),
    edges: new Set(path.hops.map((hop) => edgeKey("COLLABORATED_WITH", hop.from.id, hop.to.id))),
  };
}

/** How much a node matters: what it counts itself, else its edges in the picture. */
export function importanceOf(node: GraphNode, degree: number): number {
  const { summary } = node;
  return "paperCount" in summary ? Math.max(summary.paperCount, 1) : Math.max(degree, 1);
}

function lookOfNode(
  node: GraphNode,
  degree: number,
  dimmed: boolean,
  { selected, centres, path }: Emphasis,
  palette: Palette,
): NodeLook {
  const chosen = node.id === selected;
  const central = centres.has(node.id);
  const onPath = path !== null && !dimmed;
  const colour = palette.kinds[node.kind];
  return {
    size: sizeOf(node, degree) + (central ? 4 : 0),
    color: dimmed ? mix(colour, palette.background, 0.72) : colour,
    ring: ringOf(chosen, central, onPath, palette),
    shape: wordsOf(node.kind).shape,
    label: shorten(node.name, LABEL_LENGTH),
    labelColor: labelColorOf(node, palette, dimmed),
    forceLabel: chosen || central || onPath,
    dimmed,
    zIndex: chosen || onPath ? 3 : central ? 2 : dimmed ? 0 : 1,
  };
}

/** Names of people come before the titles of papers, which are many and long. */
function labelColorOf(node: GraphNode, palette: Palette, dimmed: boolean): string {
  const strength = node.kind === "PAPER" ? 0.3 : 0;
  return mix(palette.ink, palette.background, dimmed ? 0.6 : strength);
}

function ringOf(chosen: boolean, central: boolean, onPath: boolean, palette: Palette): string {
  if (chosen) return palette.ink;
  if (onPath) return palette.path;
  return central ? palette.edgeStrong : palette.background;
}

function sizeOf(node: GraphNode, degree: number): number {
  const least = node.kind === "PAPER" ? 4 : 5;
  return Math.min(least + 1.9 * Math.log2(importanceOf(node, degree)), 18);
}

function lookOfEdge(
  edge: GraphEdge,
  onPath: boolean,
  { selected, path }: Emphasis,
  palette: Palette,
): EdgeLook {
  if (onPath) return { size: 5, color: palette.path, zIndex: 3 };
  const touched = selected !== null && (edge.source === selected || edge.target === selected);
  const size = edge.strength === null ? 1 : Math.min(0.8 + edge.strength, 5);
  const strong = touched && path === null;
  const colour = strong ? palette.edgeStrong : palette.edge;
  return {
    size: strong ? size + 0.4 : size,
    color: edge.certain ? colour : mix(colour, palette.background, 0.45),
    zIndex: strong ? 2 : 1,
  };
}

function neighboursOf(graph: GraphModel, id: string): ReadonlySet<string> | null {
  if (!graph.nodes.has(id)) return null;
  const near = new Set([id]);
  for (const { source, target } of graph.edges.values()) {
    if (source === id) near.add(target);
    if (target === id) near.add(source);
  }
  return near;
}

/** A colour between two (`#rrggbb`): 0 is the first, 1 the second. */
export function mix(one: string, other: string, share: number): string {
  const channels = [1, 3, 5].map((start) => {
    const a = parseInt(one.slice(start, start + 2), 16);
    const b = parseInt(other.slice(start, start + 2), 16);
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("")}`;
}
