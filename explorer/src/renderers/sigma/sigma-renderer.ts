import Graph from "graphology";
import Sigma from "sigma";
import type { Looks } from "../../core/appearance";
import type { GraphModel } from "../../core/graph";
import { EMPTY_GRAPH } from "../../core/graph";
import { describe } from "../../core/labels";
import type { GraphRenderer, RendererEvents } from "../graph-renderer";
import { bindEvents } from "./events";
import { hoverDrawer, labelDrawer } from "./lettering";
import { createSettling, firstPlace } from "./settling";
import { ShapeProgram } from "./shape-program";

const FONT = '"Inter Variable", system-ui, sans-serif';

/** Up to so many nodes all of them may have a label, else only larger ones. */
const FEW_NODES = 40;

/** The room between parts of the graph that are not connected, before the layout begins. */
const GAP = 240;

/** A renderer on sigma.js: WebGL for nodes and edges, a canvas above for the labels. */
export function createSigmaRenderer(container: HTMLElement, events: RendererEvents): GraphRenderer {
  const graph = new Graph({ multi: true, type: "undirected" });
  const sigma = new Sigma(graph, container, {
    defaultNodeType: "shape",
    nodeProgramClasses: { shape: ShapeProgram },
    labelFont: FONT,
    labelSize: 12,
    labelWeight: "450",
    labelDensity: 0.7,
    labelGridCellSize: 130,
    minCameraRatio: 0.05,
    maxCameraRatio: 4,
    stagePadding: 40,
    zIndex: true,
    allowInvalidContainer: true,
  });
  let drawn: GraphModel = EMPTY_GRAPH;
  const report = () => events.onRest(drawn, positionsOf(sigma, graph));
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const settling = createSettling(graph, still, () => sigma.refresh(), report);
  const unbind = bindEvents(sigma, container, events, report);

  return {
    draw: (model, looks, palette) => {
      const changed = update(graph, model, looks);
      sigma.setSetting("labelRenderedSizeThreshold", graph.order > FEW_NODES ? 7 : 0);
      sigma.setSetting("defaultDrawNodeLabel", labelDrawer(palette));
      sigma.setSetting("defaultDrawNodeHover", hoverDrawer(palette));
      sigma.refresh();
      const known = drawn === model;
      drawn = model;
      if (changed) {
        void sigma.getCamera().animatedReset({ duration: still ? 0 : 400 });
        settling.start();
      } else if (!known && !settling.isMoving()) report();
    },
    zoom: (factor) => void sigma.getCamera().animatedZoom(factor),
    showAll: () => void sigma.getCamera().animatedReset(),
    focus: (id) => {
      const place = sigma.getNodeDisplayData(id);
      if (place) void sigma.getCamera().animate({ x: place.x, y: place.y, ratio: 0.45 });
    },
    destroy: () => {
      settling.stop();
      unbind();
      sigma.kill();
    },
  };
}

/** Makes the drawn graph equal to the model; true where a node or an edge came or went. */
function update(graph: Graph, model: GraphModel, looks: Looks): boolean {
  let changed = dropStale(graph, model);
  const near = neighboursOf(model);
  for (const node of model.nodes.values()) {
    const attributes = {
      ...looks.nodes.get(node.id),
      name: node.name,
      note: describe(node.summary),
    };
    if (graph.hasNode(node.id)) graph.mergeNodeAttributes(node.id, attributes);
    else {
      graph.addNode(node.id, {
        ...attributes,
        ...placeFor(graph, near.get(node.id) ?? [], node.id),
      });
      changed = true;
    }
  }
  for (const edge of model.edges.values()) {
    const attributes = {
      ...looks.edges.get(edge.key),
      pull: Math.min(1 + (edge.strength ?? 0), 4),
    };
    if (graph.hasEdge(edge.key)) graph.mergeEdgeAttributes(edge.key, attributes);
    else {
      graph.addUndirectedEdgeWithKey(edge.key, edge.source, edge.target, attributes);
      changed = true;
    }
  }
  return changed;
}

function dropStale(graph: Graph, model: GraphModel): boolean {
  const nodes = graph.filterNodes((id) => !model.nodes.has(id));
  const edges = graph.filterEdges((key) => !model.edges.has(key));
  for (const key of edges) graph.dropEdge(key);
  for (const id of nodes) graph.dropNode(id);
  return nodes.length + edges.length > 0;
}

/** Where a new node begins: beside a neighbour that is drawn, else beyond all that is drawn. */
function placeFor(graph: Graph, near: readonly string[], id: string): { x: number; y: number } {
  const neighbour = near.find((other) => graph.hasNode(other));
  if (neighbour !== undefined) return firstPlace(id, placeOf(graph, neighbour));
  const right = graph.reduceNodes((most, other) => Math.max(most, placeOf(graph, other).x), 0);
  return firstPlace(id, { x: right === 0 ? 0 : right + GAP, y: 0 });
}

function placeOf(graph: Graph, id: string): { x: number; y: number } {
  const { x, y } = graph.getNodeAttributes(id);
  return { x: x as number, y: y as number };
}

function neighboursOf(model: GraphModel): ReadonlyMap<string, readonly string[]> {
  const near = new Map<string, string[]>([...model.nodes.keys()].map((id) => [id, []]));
  for (const { source, target } of model.edges.values()) {
    near.get(source)?.push(target);
    near.get(target)?.push(source);
  }
  return near;
}

function positionsOf(sigma: Sigma, graph: Graph): Map<string, readonly [number, number]> {
  return new Map(
    graph.mapNodes((id, { x, y }) => {
      const place = sigma.graphToViewport({ x: x as number, y: y as number });
      return [id, [Math.round(place.x), Math.round(place.y)]] as const;
    }),
  );
}
