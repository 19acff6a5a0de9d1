import type { PaperLineFragment } from "../api/generated";
import { webAddress } from "../core/links";
import { NodeLink } from "./NodeLink";

/** A paper in a list: title, year, categories, a link to its code. */
export function PaperItem(props: {
  paper: PaperLineFragment;
  inferred?: boolean;
  printedName?: string | null;
}) {
  const { paper } = props;
  return (
    <li className="paper-item">
      <NodeLink id={paper.id} kind="PAPER">
        {paper.title}
      </NodeLink>
      <p className="fine marks">
        <span>{paper.year ?? "no date"}</span>
        {paper.categories.edges.map(({ ambiguous, node }) => (
          <span
            key={node.id}
            className="code-mark"
            title={
              ambiguous ? `${node.name}: one of several that the printed suffix fits` : node.name
            }
          >
            {node.code}
            {ambiguous && "?"}
          </span>
        ))}
        <CodeMark paper={paper} />
        {props.printedName && <span>printed as “{props.printedName}”</span>}
        {props.inferred === true && <InferredMark />}
      </p>
    </li>
  );
}

/** Says that the source lists the paper under the author, but cut the printed list. */
export function InferredMark() {
  return (
    <span
      className="inferred"
      title="The source lists this paper under the author, but its printed author list is cut (“et al.”)."
    >
      inferred
    </span>
  );
}

export function CodeMark({
  paper,
}: {
  paper: { readonly hasCode: boolean; readonly codeUrl: string | null };
}) {
  const address = webAddress(paper.codeUrl);
  if (address !== null) {
    return (
      <a href={address} target="_blank" rel="noreferrer">
        code
      </a>
    );
  }
  return paper.hasCode ? <span title="The source marks code, without a link">has code</span> : null;
}
