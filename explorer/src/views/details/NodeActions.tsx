import type { NodeKind } from "../../api/generated";
import { chooseNode, collapseNode, connect, expandNode } from "../../core/changes";
import { Icon } from "../../components/Icon";
import { useExplorer, useScreen } from "../../hooks/explorer-context";

/** What can be done with the selected node: expand it, start from it, make it the end of a path. */
export function NodeActions({ id, kind }: { id: string; kind: NodeKind }) {
  const { apply } = useExplorer();
  const { view } = useScreen();
  const expanded = view.around.some((centre) => centre.id === id);
  const alone = expanded && view.around.length === 1;
  return (
    <div className="actions">
      {expanded && !alone && (
        <button type="button" onClick={() => apply(collapseNode(id))} data-testid="collapse">
          <Icon name="minus" /> Collapse
        </button>
      )}
      {!expanded && (
        <button
          type="button"
          className="primary"
          onClick={() => apply(expandNode(id))}
          data-testid="expand"
        >
          <Icon name="expand" /> Expand
        </button>
      )}
      {!alone && (
        <button type="button" onClick={() => apply(chooseNode(id))} data-testid="start-here">
          Start here
        </button>
      )}
      {kind === "AUTHOR" && <PathEndButtons id={id} />}
    </div>
  );
}

function PathEndButtons({ id }: { id: string }) {
  const { apply } = useExplorer();
  const { ends } = useScreen().view;
  return (
    <>
      <button
        type="button"
        aria-pressed={ends.from === id}
        onClick={() => apply(connect({ from: id }))}
        data-testid="path-from"
      >
        <span className="end-mark">A</span> Path from
      </button>
      <button
        type="button"
        aria-pressed={ends.to === id}
        onClick={() => apply(connect({ to: id }))}
        data-testid="path-to"
      >
        <span className="end-mark">B</span> Path to
      </button>
    </>
  );
}
