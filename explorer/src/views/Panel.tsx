import { useEffect, useRef, useState } from "react";
import { openPanel } from "../core/changes";
import type { Panel as PanelName } from "../core/view";
import { useExplorer, useScreen } from "../hooks/explorer-context";
import { DetailsPanel } from "./details/DetailsPanel";
import { NodeList } from "./NodeList";
import { PathsPanel } from "./paths/PathsPanel";

const TABS: readonly (readonly [PanelName, string])[] = [
  ["details", "Details"],
  ["paths", "Paths"],
  ["list", "List"],
];

type Height = "low" | "half" | "full";
const NEXT_HEIGHT: Readonly<Record<Height, Height>> = { low: "half", half: "full", full: "low" };

/** What stands beside the picture; on a phone a sheet that is pulled up from below. */
export function Panel() {
  const { view, graph } = useScreen();
  const { apply } = useExplorer();
  const [height, setHeight] = useState<Height>("half");
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    body.current?.scrollTo({ top: 0 });
  }, [view.selected, view.panel]);

  return (
    <aside className={`panel ${height}`} aria-label="Details and paths" data-testid="panel">
      <button
        type="button"
        className="handle"
        aria-label={`Change the height of the sheet; it is ${height}`}
        onClick={() => setHeight(NEXT_HEIGHT[height])}
      />
      <div className="tabs" role="tablist">
        {TABS.map(([name, words]) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={view.panel === name}
            aria-controls="panel-body"
            onClick={() => {
              apply(openPanel(name));
              if (height === "low") setHeight("half");
            }}
          >
            {words}
            {name === "list" && graph.nodes.size > 0 && (
              <span className="count">{graph.nodes.size.toLocaleString("en")}</span>
            )}
          </button>
        ))}
      </div>
      <div
        className="panel-body"
        id="panel-body"
        role="tabpanel"
        aria-labelledby={`tab-${view.panel}`}
        ref={body}
      >
        {view.panel === "details" && <DetailsPanel />}
        {view.panel === "paths" && <PathsPanel />}
        {view.panel === "list" && <NodeList />}
      </div>
    </aside>
  );
}
