import type { Details } from "../../core/explorer";
import { kindOfType, wordsOf } from "../../core/kinds";
import { Awaited } from "../../components/Notice";
import { KindIcon } from "../../components/KindIcon";
import { useScreen } from "../../hooks/explorer-context";
import { AuthorDetails } from "./AuthorDetails";
import { NodeActions } from "./NodeActions";
import { CategoryDetails, InstitutionDetails, TopicDetails } from "./OtherDetails";
import { PaperDetails } from "./PaperDetails";

/** Everything that the graph knows about the selected node. */
export function DetailsPanel() {
  const { details, view } = useScreen();
  if (!details) {
    return (
      <p className="fine empty">
        Choose a node in the picture, or search above. What is known about it is shown here.
      </p>
    );
  }
  return (
    <Awaited resource={details} what="the details">
      {(node) => (node ? <Node node={node} /> : <Unknown id={view.selected ?? ""} />)}
    </Awaited>
  );
}

function Node({ node }: { node: Details }) {
  const kind = kindOfType(node.__typename);
  return (
    <article data-testid="details" data-node={node.id}>
      <p className="kind-line">
        <KindIcon kind={kind} /> {wordsOf(kind).one}
      </p>
      <h2>{node.__typename === "Category" ? `${node.code} ${node.name}` : headingOf(node)}</h2>
      {node.redirectedFrom !== null && (
        <p className="fine">
          <code>{node.redirectedFrom}</code> has been merged into this {wordsOf(kind).one}.
        </p>
      )}
      <NodeActions id={node.id} kind={kind} />
      <Body node={node} />
      <p className="fine id-line">
        id <code>{node.id}</code>
      </p>
    </article>
  );
}

function headingOf(node: Details): string {
  return node.__typename === "Paper" ? node.title : node.name;
}

function Body({ node }: { node: Details }) {
  switch (node.__typename) {
    case "Author":
      return <AuthorDetails author={node} />;
    case "Paper":
      return <PaperDetails paper={node} />;
    case "Category":
      return <CategoryDetails category={node} />;
    case "Topic":
      return <TopicDetails topic={node} />;
    case "Institution":
      return <InstitutionDetails institution={node} />;
  }
}

function Unknown({ id }: { id: string }) {
  return (
    <div className="failure" role="alert" data-testid="unknown-node">
      <p className="failure-message">
        The graph has no node <code>{id}</code>.
      </p>
      <p>The link may come from another graph. Search for the name instead.</p>
    </div>
  );
}
