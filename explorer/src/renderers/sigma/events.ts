import type Sigma from "sigma";
import type { RendererEvents } from "../graph-renderer";

const REST_MS = 200;

/** Turns what happens to the picture into what it means; the result ends that. */
export function bindEvents(
  sigma: Sigma,
  container: HTMLElement,
  events: RendererEvents,
  report: () => void,
): () => void {
  sigma.on("clickNode", ({ node }) => events.onSelect(node));
  sigma.on("clickStage", () => events.onSelect(null));
  sigma.on("doubleClickNode", (payload) => {
    payload.preventSigmaDefault();
    events.onExpand(payload.node);
  });
  sigma.on("enterNode", () => (container.style.cursor = "pointer"));
  sigma.on("leaveNode", () => (container.style.cursor = ""));
  const later = debounce(report, REST_MS);
  sigma.getCamera().on("updated", later);
  sigma.on("resize", later);
  // Sigma itself watches the window only; the container also changes with the panel beside it.
  const observer = new ResizeObserver(() => sigma.resize().scheduleRefresh());
  observer.observe(container);
  return () => observer.disconnect();
}

function debounce(action: () => void, delay: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };
}
