import type { Hop, Path, Paths } from "../../core/graph";
import { showPath } from "../../core/changes";
import { cutPhrase } from "../../core/completeness";
import { counted } from "../../core/kinds";
import { describeCollaboration } from "../../core/labels";
import { tellCost, tellPath } from "../../core/outcomes";
import { NodeLink } from "../../components/NodeLink";
import { PaperItem } from "../../components/PaperItem";
import { useExplorer, useScreen } from "../../hooks/explorer-context";

/** The paths that were found; the one that is open is highlighted in the picture. */
export function PathList({ answer }: { answer: Paths }) {
  const { shownPath } = useScreen().view;
  return (
    <ol className="paths" data-testid="paths">
      {answer.paths.map((path, index) => (
        <PathItem
          key={tellPath(path)}
          path={path}
          index={index}
          open={index === shownPath}
          weight={answer.effective.weight}
        />
      ))}
    </ol>
  );
}

function PathItem(props: {
  path: Path;
  index: number;
  open: boolean;
  weight: Paths["effective"]["weight"];
}) {
  const { apply } = useExplorer();
  const { path, open } = props;
  return (
    <li className="path" data-testid="path" data-open={open}>
      <button
        type="button"
        className="path-head"
        aria-expanded={open}
        onClick={() => apply(showPath(props.index))}
      >
        <span className="path-names">{tellPath(path)}</span>
        <span className="fine">
          {[counted(path.length, "hop"), tellCost(path, props.weight)].filter(Boolean).join(" · ")}
        </span>
      </button>
      {open && <Hops path={path} />}
    </li>
  );
}

function Hops({ path }: { path: Path }) {
  const first = path.authors[0];
  return (
    <ol className="hops">
      {first && (
        <li className="stop">
          <NodeLink id={first.id} kind="AUTHOR">
            {first.name}
          </NodeLink>
        </li>
      )}
      {path.hops.map((hop) => (
        <HopItem key={`${hop.from.id} ${hop.to.id}`} hop={hop} />
      ))}
    </ol>
  );
}

function HopItem({ hop }: { hop: Hop }) {
  const collaboration = { ...hop, papers: hop.paperCount };
  const cut = cutPhrase(hop.papers.nodes.length, hop.paperCount);
  return (
    <>
      <li className="hop" data-testid="hop">
        <p className="fine marks">
          <span>{describeCollaboration(collaboration)}</span>
          {hop.doubtful && (
            <span className="inferred" title="No joint paper prints both names.">
              doubtful, confidence {hop.confidence.toFixed(2)}
            </span>
          )}
        </p>
        <ul className="rows" data-testid="evidence">
          {hop.papers.nodes.map((paper) => (
            <PaperItem key={paper.id} paper={paper} />
          ))}
        </ul>
        {cut && <p className="cut">{cut}</p>}
      </li>
      <li className="stop">
        <NodeLink id={hop.to.id} kind="AUTHOR">
          {hop.to.name}
        </NodeLink>
      </li>
    </>
  );
}
