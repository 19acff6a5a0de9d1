import type { Looks } from "../core/appearance";
import type { GraphModel } from "../core/graph";
import type { Palette } from "../core/palette";

export interface RendererEvents {
  readonly onSelect: (id: string | null) => void;
  readonly onExpand: (id: string) => void;
  /** The graph has come to rest on the screen. */
  readonly onRest: (graph: GraphModel, positions: Positions) => void;
}

/** Where each node is, in pixels from the top left. */
export type Positions = ReadonlyMap<string, readonly [number, number]>;

/** Draws a graph into an element; knows nothing of where the graph comes from. */
export interface GraphRenderer {
  readonly draw: (graph: GraphModel, looks: Looks, palette: Palette) => void;
  readonly zoom: (factor: number) => void;
  readonly showAll: () => void;
  readonly focus: (id: string) => void;
  readonly destroy: () => void;
}

/** True where the browser can draw with WebGL. */
export function canDraw(): boolean {
  const canvas = document.createElement("canvas");
  return (canvas.getContext("webgl2") ?? canvas.getContext("webgl")) !== null;
}
