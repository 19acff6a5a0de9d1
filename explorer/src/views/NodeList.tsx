import { useMemo } from "react";
import type { GraphModel, GraphNode } from "../core/graph";
import { KINDS, wordsOf } from "../core/kinds";
import { describe } from "../core/labels";
import { NodeLink } from "../components/NodeLink";
import { useScreen } from "../hooks/explorer-context";

/** The picture as a list: for the keyboard, for screen readers, and where WebGL is missing. */
export function NodeList() {
  const { graph } = useScreen();
  const groups = useMemo(() => groupByKind(graph), [graph]);
  if (groups.length === 0) return <p className="fine empty">Nothing is shown yet.</p>;
  return (
    <div data-testid="node-list">
      {groups.map(([kind, nodes]) => (
        <section className="section" key={kind}>
          <h3>
            {capitalised(wordsOf(kind).many)} <span className="count">{nodes.length}</span>
          </h3>
          <ul className="rows">
            {nodes.map((node) => (
              <li key={node.id}>
                <NodeLink id={node.id} kind={kind}>
                  {node.name}
                </NodeLink>
                <p className="fine">{describe(node.summary)}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function groupByKind(graph: GraphModel) {
  const nodes = [...graph.nodes.values()];
  return KINDS.map(
    (kind) => [kind, nodes.filter((node) => node.kind === kind).sort(byName)] as const,
  ).filter(([, members]) => members.length > 0);
}

function byName(one: GraphNode, other: GraphNode): number {
  return one.name.localeCompare(other.name, "en");
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
