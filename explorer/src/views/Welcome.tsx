import { useMemo } from "react";
import type { NodeSummaryFragment, WelcomeQuery } from "../api/generated";
import { chooseNode, connect } from "../core/changes";
import { findExampleEnds } from "../core/example";
import { countOf, kindOfType } from "../core/kinds";
import { nameOf } from "../core/labels";
import { Icon } from "../components/Icon";
import { KindIcon } from "../components/KindIcon";
import { Awaited } from "../components/Notice";
import { useExplorer, useScreen } from "../hooks/explorer-context";

/** The first page: what is in the graph, and ways into it. */
export function Welcome() {
  const { welcome } = useScreen();
  if (!welcome) return null;
  return (
    <div className="welcome" data-testid="welcome">
      <div className="welcome-card">
        <h1>Who works with whom, on what, and through which papers?</h1>
        <p className="lead">
          Search for an author, a paper or a topic to see what lies next to it. Choose two authors
          to see how they are connected, and the papers that prove it.
        </p>
        <Awaited resource={welcome} what="what is in the graph">
          {(content) =>
            content.papers.totalCount === 0 ? <NoPapers /> : <Examples content={content} />
          }
        </Awaited>
      </div>
    </div>
  );
}

function NoPapers() {
  return (
    <p className="fine" data-testid="no-papers">
      The graph is empty. Load something first: <code>rgraph ingest seeds</code>
    </p>
  );
}

function Examples({ content }: { content: WelcomeQuery }) {
  const { authors, topics, institutions, papers } = content;
  const examples = [...authors.nodes, ...institutions.nodes, ...topics.nodes];
  const { graph } = useScreen();
  const ends = useMemo(() => findExampleEnds(graph), [graph]);
  return (
    <>
      <p className="fine totals" data-testid="totals">
        {[
          countOf("PAPER", papers.totalCount),
          countOf("AUTHOR", authors.totalCount),
          countOf("TOPIC", topics.totalCount),
          countOf("INSTITUTION", institutions.totalCount),
        ].join(" · ")}
      </p>
      <h2>Start with</h2>
      <ul className="chips">
        {examples.map((node) => (
          <Example key={node.id} node={node} />
        ))}
      </ul>
      {ends && <PathExample one={ends[0]} other={ends[1]} />}
    </>
  );
}

function Example({ node }: { node: NodeSummaryFragment }) {
  const { apply } = useExplorer();
  return (
    <li>
      <button
        type="button"
        className="chip"
        data-testid="example"
        onClick={() => apply(chooseNode(node.id))}
      >
        <KindIcon kind={kindOfType(node.__typename)} title /> {nameOf(node)}
      </button>
    </li>
  );
}

function PathExample({ one, other }: { one: NodeSummaryFragment; other: NodeSummaryFragment }) {
  const { apply } = useExplorer();
  return (
    <button
      type="button"
      className="chip path-chip"
      data-testid="path-example"
      onClick={() => apply(connect({ from: one.id, to: other.id }))}
    >
      <Icon name="route" /> How is {nameOf(one)} connected to {nameOf(other)}?
    </button>
  );
}
