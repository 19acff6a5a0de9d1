import { createContext, useContext, useSyncExternalStore } from "react";
import type { Explorer, Screen } from "../core/explorer";

export const ExplorerContext = createContext<Explorer | null>(null);

/** The explorer that this page belongs to. */
export function useExplorer(): Explorer {
  const explorer = useContext(ExplorerContext);
  if (!explorer) throw new Error("no explorer above this component");
  return explorer;
}

/** What is on the screen now; the component is drawn again when that changes. */
export function useScreen(): Screen {
  const { screen } = useExplorer();
  return useSyncExternalStore(screen.subscribe, screen.get);
}
