import { readAddress, writeAddress } from "./core/address";
import type { Explorer } from "./core/explorer";

/** Keeps the address of the page and the view the same: links and the back button reopen views. */
export function bindAddressBar(explorer: Explorer): void {
  explorer.screen.subscribe(() => {
    const written = writeAddress(explorer.screen.get().view);
    if (written === writeAddress(readAddress(window.location.hash))) return;
    window.history.pushState(null, "", written ? `#${written}` : window.location.pathname);
  });
  window.addEventListener("popstate", () => explorer.open(readAddress(window.location.hash)));
}
