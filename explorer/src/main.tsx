import "@fontsource-variable/inter";
import { createRoot } from "react-dom/client";
import { bindAddressBar } from "./address-bar";
import { explorerApi } from "./api/explorer-api";
import { readAddress } from "./core/address";
import { createExplorer } from "./core/explorer";
import { ExplorerContext } from "./hooks/explorer-context";
import "./styles/index.css";
import { App } from "./views/App";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element #root");

const explorer = createExplorer(explorerApi, readAddress(window.location.hash));
bindAddressBar(explorer);
createRoot(root).render(
  <ExplorerContext value={explorer}>
    <App />
  </ExplorerContext>,
);
