import type { ReactNode } from "react";
import type { NodeKind } from "../api/generated";
import { selectNode } from "../core/changes";
import { useExplorer } from "../hooks/explorer-context";
import { KindIcon } from "./KindIcon";

/** A name that shows the details of its node when it is chosen. */
export function NodeLink(props: {
  id: string;
  kind: NodeKind;
  children: ReactNode;
  icon?: boolean;
}) {
  const { apply } = useExplorer();
  return (
    <button
      type="button"
      className="node-link"
      data-node={props.id}
      onClick={() => apply(selectNode(props.id))}
    >
      {props.icon !== false && <KindIcon kind={props.kind} title />}
      <span>{props.children}</span>
    </button>
  );
}
