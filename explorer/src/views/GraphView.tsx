import type { KeyboardEvent } from "react";
import { useEffect, useMemo, useRef, useState } from "react";
import { lookAt, membersOf } from "../core/appearance";
import { chooseNode, expandNode, selectNode } from "../core/changes";
import { isEmpty } from "../core/view";
import type { Screen } from "../core/explorer";
import type { GraphModel, Path } from "../core/graph";
import { valueOf } from "../core/resources";
import { canDraw, type GraphRenderer, type Positions } from "../renderers/graph-renderer";
import { createSigmaRenderer } from "../renderers/sigma/sigma-renderer";
import { Icon } from "../components/Icon";
import { useExplorer, useScreen } from "../hooks/explorer-context";
import { usePalette } from "../hooks/use-media";

/** The picture. What it shows is written into data attributes too, for tests and scripts to read. */
export function GraphView() {
  const screen = useScreen();
  const [drawable] = useState(canDraw);
  const { container, renderer, positions } = useRenderer(screen, drawable);
  const path = highlightedPath(screen);
  return (
    <div className="graph" data-testid="graph" {...describeGraph(screen, path, positions)}>
      <div
        className="canvas"
        ref={container}
        role="application"
        aria-label={`Picture of ${screen.graph.nodes.size} nodes; the tab “List” has them as text`}
        tabIndex={0}
        onKeyDown={(event) => steer(event, renderer.current)}
      />
      {drawable ? <ZoomButtons renderer={renderer} /> : <NoWebGL />}
    </div>
  );
}

/** The graph that came to rest last, and where. */
interface Rest {
  readonly graph: GraphModel;
  readonly positions: Positions;
}

function useRenderer(screen: Screen, drawable: boolean) {
  const { apply } = useExplorer();
  const palette = usePalette();
  const container = useRef<HTMLDivElement>(null);
  const renderer = useRef<GraphRenderer | null>(null);
  const [rest, setRest] = useState<Rest | null>(null);
  const path = highlightedPath(screen);
  const { graph, centres } = screen;
  const first = isEmpty(screen.view);
  const { selected } = screen.view;
  const looks = useMemo(
    () => lookAt(graph, { selected, centres, path }, palette),
    [graph, selected, centres, path, palette],
  );

  useEffect(() => {
    if (!drawable || !container.current) return;
    const created = createSigmaRenderer(container.current, {
      onSelect: (id) => apply(first && id !== null ? chooseNode(id) : selectNode(id)),
      onExpand: (id) => apply(expandNode(id)),
      onRest: (drawn, positions) => setRest({ graph: drawn, positions }),
    });
    renderer.current = created;
    return () => {
      renderer.current = null;
      created.destroy();
    };
  }, [apply, drawable, first]);

  useEffect(() => {
    renderer.current?.draw(graph, looks, palette);
  }, [graph, looks, palette, first]);

  return { container, renderer, positions: rest?.graph === graph ? rest.positions : null };
}

function highlightedPath({ paths, view }: Screen): Path | null {
  return valueOf(paths)?.paths[view.shownPath] ?? null;
}

function describeGraph(screen: Screen, path: Path | null, positions: Positions | null) {
  const { graph, view } = screen;
  return {
    "data-nodes": graph.nodes.size,
    "data-edges": graph.edges.size,
    "data-visible-ids": JSON.stringify([...graph.nodes.keys()].sort()),
    "data-selected": view.selected ?? "",
    "data-highlighted-ids": JSON.stringify([...(membersOf(path)?.nodes ?? [])]),
    "data-rest": positions !== null,
    "data-positions": JSON.stringify(Object.fromEntries(positions ?? [])),
  };
}

/** Moves the camera by keyboard. */
function steer(event: KeyboardEvent, renderer: GraphRenderer | null): void {
  if (!renderer) return;
  if (event.key === "+" || event.key === "=") renderer.zoom(1.5);
  else if (event.key === "-") renderer.zoom(1 / 1.5);
  else if (event.key === "0") renderer.showAll();
}

function ZoomButtons({ renderer }: { renderer: React.RefObject<GraphRenderer | null> }) {
  return (
    <div className="zoom" role="group" aria-label="Zoom">
      <button type="button" aria-label="Zoom in" onClick={() => renderer.current?.zoom(1.5)}>
        <Icon name="plus" />
      </button>
      <button type="button" aria-label="Zoom out" onClick={() => renderer.current?.zoom(1 / 1.5)}>
        <Icon name="minus" />
      </button>
      <button type="button" aria-label="Show all" onClick={() => renderer.current?.showAll()}>
        <Icon name="fit" />
      </button>
    </div>
  );
}

function NoWebGL() {
  return (
    <div className="no-webgl" role="alert" data-testid="no-webgl">
      <p>
        <b>This browser cannot draw the picture: WebGL is missing or switched off.</b>
      </p>
      <p>Everything else works: search, details and paths, and the tab “List” has the nodes.</p>
    </div>
  );
}
