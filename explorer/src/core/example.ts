import type { NodeSummaryFragment } from "../api/generated";
import type { GraphModel } from "./graph";

type Ends = readonly [NodeSummaryFragment, NodeSummaryFragment];

/** Two authors of a graph without a joint paper but with a common collaborator, the most prolific. */
export function findExampleEnds(graph: GraphModel): Ends | null {
  const near = collaboratorsOf(graph);
  const authors = [...graph.nodes.values()]
    .flatMap(({ summary }) => (summary.__typename === "Author" ? [summary] : []))
    .sort((one, other) => other.paperCount - one.paperCount);
  for (const one of authors) {
    const known = near.get(one.id);
    if (!known) continue;
    const other = authors.find(
      ({ id }) => id !== one.id && !known.has(id) && sharesOne(known, near.get(id)),
    );
    if (other) return [one, other];
  }
  return null;
}

function collaboratorsOf(graph: GraphModel): ReadonlyMap<string, ReadonlySet<string>> {
  const near = new Map<string, Set<string>>();
  const add = (id: string, other: string) => {
    const known = near.get(id) ?? new Set();
    near.set(id, known.add(other));
  };
  for (const edge of graph.edges.values()) {
    if (edge.kind !== "COLLABORATED_WITH") continue;
    add(edge.source, edge.target);
    add(edge.target, edge.source);
  }
  return near;
}

function sharesOne(known: ReadonlySet<string>, others: ReadonlySet<string> | undefined): boolean {
  return others !== undefined && [...others].some((id) => known.has(id));
}
