import type Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

/** Iterations until a layout counts as settled: a number, not a time, so that every machine agrees. */
const ITERATIONS = 500;
const FRAME_BUDGET_MS = 12;
/** For readers who want no motion: longer steps that are not drawn until the last. */
const STILL_BUDGET_MS = 100;

export interface Settling {
  readonly start: () => void;
  readonly isMoving: () => boolean;
  readonly stop: () => void;
}

/** Moves nodes by force, a few steps a frame, until they rest; `still` shows the end alone. */
export function createSettling(
  graph: Graph,
  still: boolean,
  onFrame: () => void,
  onRest: () => void,
): Settling {
  const budget = still ? STILL_BUDGET_MS : FRAME_BUDGET_MS;
  let frame = 0;
  let left = 0;

  const step = () => {
    const began = performance.now();
    const settings = settingsFor(graph.order);
    while (left > 0 && performance.now() - began < budget) {
      const iterations = Math.min(left, graph.order > 400 ? 2 : 10);
      forceAtlas2.assign(graph, { iterations, settings, getEdgeWeight: "pull" });
      left -= iterations;
    }
    if (left === 0 || !still) onFrame();
    if (left > 0) frame = requestAnimationFrame(step);
    else onRest();
  };

  return {
    start: () => {
      cancelAnimationFrame(frame);
      left = graph.order > 1 ? ITERATIONS : 0;
      frame = requestAnimationFrame(step);
    },
    isMoving: () => left > 0,
    stop: () => cancelAnimationFrame(frame),
  };
}

function settingsFor(order: number) {
  return {
    ...forceAtlas2.inferSettings(order),
    linLogMode: true,
    edgeWeightInfluence: 1,
    gravity: 0.6,
    scalingRatio: 6,
    barnesHutOptimize: order > 300,
    slowDown: 2,
  };
}

/** A place near another, in a direction and at a distance that the id decides. */
export function firstPlace(
  id: string,
  beside: { readonly x: number; readonly y: number },
): { x: number; y: number } {
  const hash = hashOf(id);
  const angle = ((hash % 3600) / 3600) * 2 * Math.PI;
  const radius = 20 + ((hash >>> 12) % 100);
  return { x: beside.x + radius * Math.cos(angle), y: beside.y + radius * Math.sin(angle) };
}

function hashOf(text: string): number {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  }
  return hash >>> 0;
}
