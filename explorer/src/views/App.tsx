import { useEffect } from "react";
import { selectNode } from "../core/changes";
import { nameOf } from "../core/labels";
import { isEmpty } from "../core/view";
import { useExplorer, useScreen } from "../hooks/explorer-context";
import { GraphView } from "./GraphView";
import { Header } from "./Header";
import { Legend } from "./Legend";
import { Panel } from "./Panel";
import { SliceAccounts } from "./SliceAccounts";
import { Welcome } from "./Welcome";

export function App() {
  const { view } = useScreen();
  usePageTitle();
  useEscape();
  const empty = isEmpty(view) && view.selected === null && view.panel === "details";
  return (
    <div className={empty ? "page-layout first" : "page-layout"}>
      <Header />
      <main className="stage">
        {!isEmpty(view) && <SliceAccounts />}
        <GraphView />
        {isEmpty(view) ? <Welcome /> : <Legend />}
      </main>
      {!empty && <Panel />}
    </div>
  );
}

function usePageTitle(): void {
  const { graph, view } = useScreen();
  const node = view.selected === null ? undefined : graph.nodes.get(view.selected);
  const name = node ? `${nameOf(node.summary)} · ` : "";
  useEffect(() => {
    document.title = `${name}Research Graph`;
  }, [name]);
}

/** Escape lets the selected node go. */
function useEscape(): void {
  const { apply } = useExplorer();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches("input, select");
      if (event.key === "Escape" && !typing) apply(selectNode(null));
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [apply]);
}
