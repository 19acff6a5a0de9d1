import { collapseNode, showMore } from "../core/changes";
import { accountFor } from "../core/completeness";
import type { CentreSlice, Screen } from "../core/explorer";
import { LAST_LIMIT } from "../core/view";
import { Icon } from "../components/Icon";
import { Failure } from "../components/Notice";
import { NodeLink } from "../components/NodeLink";
import { useExplorer, useScreen } from "../hooks/explorer-context";

/** For each node whose neighbours are shown: how many of them, and what is left out. */
export function SliceAccounts() {
  const screen = useScreen();
  if (screen.slices.length === 0) return null;
  return (
    <ul className="accounts" aria-label="What is shown" data-testid="accounts">
      {screen.slices.map((slice) => (
        <Account key={slice.centre.id} slice={slice} screen={screen} />
      ))}
    </ul>
  );
}

function Account({ slice, screen }: { slice: CentreSlice; screen: Screen }) {
  const { apply } = useExplorer();
  const { id } = slice.centre;
  const alone = screen.slices.length === 1 && screen.paths === null;
  return (
    <li className="account" data-testid="account" data-node={id}>
      <div className="account-head">
        <Centre slice={slice} screen={screen} />
        {!alone && (
          <button
            type="button"
            className="icon-button"
            aria-label="Collapse"
            onClick={() => apply(collapseNode(id))}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      <Sentence slice={slice} screen={screen} />
    </li>
  );
}

function Centre({ slice, screen }: { slice: CentreSlice; screen: Screen }) {
  const { centre, resource } = slice;
  const entry =
    resource.state === "ready" ? resource.value.nodes.find(({ distance }) => distance === 0) : null;
  const node = screen.graph.nodes.get(entry?.node.id ?? centre.id);
  if (!node) return <code>{centre.id}</code>;
  return (
    <NodeLink id={node.id} kind={node.kind}>
      {node.name}
    </NodeLink>
  );
}

function Sentence({ slice: { centre, resource }, screen }: { slice: CentreSlice; screen: Screen }) {
  const { apply } = useExplorer();
  if (resource.state === "loading") {
    return (
      <p className="fine" role="status">
        <span className="spinner" aria-hidden="true" /> Loading neighbours…
      </p>
    );
  }
  if (resource.state === "failed") return <Failure failure={resource.failure} />;
  const { kinds, years } = screen.view;
  const told = accountFor(resource.value, { kinds, ...years });
  return (
    <p className="fine" data-testid="completeness">
      {told.sentence}{" "}
      {!told.complete && centre.limit < LAST_LIMIT && (
        <button type="button" className="plain-button" onClick={() => apply(showMore(centre.id))}>
          Show more
        </button>
      )}
    </p>
  );
}
