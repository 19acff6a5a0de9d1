import type { ExplorerApi } from "../api/explorer-api";
import type {
  DetailsQuery,
  NodeSummaryFragment,
  PathsQueryVariables,
  SliceQueryVariables,
  WelcomeQuery,
} from "../api/generated";
import type { Change } from "./changes";
import type { Picture } from "./picture";
import { createComposer } from "./picture";
import type { Paths, Slice } from "./graph";
import { askPaths, askPreview, askSlice } from "./questions";
import type { Resource, ResourceCache } from "./resources";
import { createCache, valueOf } from "./resources";
import type { Store } from "./store";
import { createStore } from "./store";
import type { Centre, View } from "./view";
import { isEmpty } from "./view";

export type Details = NonNullable<DetailsQuery["node"]>;

export interface CentreSlice {
  readonly centre: Centre;
  readonly resource: Resource<Slice>;
}

/** All that the page draws: the view, and what the service answered to it so far. */
export interface Screen extends Picture {
  readonly view: View;
  readonly slices: readonly CentreSlice[];
  readonly details: Resource<DetailsQuery["node"]> | null;
  readonly detailsFirst: number;
  readonly paths: Resource<Paths> | null;
  readonly ends: { readonly from: EndSummary; readonly to: EndSummary };
  /** The authors whom paths lead through or avoid, by id. */
  readonly people: ReadonlyMap<string, EndSummary>;
  readonly welcome: Resource<WelcomeQuery> | null;
}

export type EndSummary = Resource<NodeSummaryFragment | null> | null;

export interface Explorer {
  readonly screen: Store<Screen>;
  readonly apply: (change: Change) => void;
  /** Shows a view that came from outside: a link, the back button. */
  readonly open: (view: View) => void;
  readonly search: ExplorerApi["search"];
  /** Lets the details have longer lists. */
  readonly lengthenDetails: () => void;
  readonly retry: () => void;
}

const FIRST_DETAILS = 25;
const LAST_DETAILS = 1000;
const EXAMPLES = 6;

/** Ties the view to the service: each change of either makes a new screen. */
export function createExplorer(api: ExplorerApi, initial: View): Explorer {
  let view = initial;
  let detailsFirst = FIRST_DETAILS;
  let scheduled = false;
  const caches = createCaches(api, schedule);
  const compose = createComposer();
  const screen = createStore<Screen>(draw());

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(() => {
      scheduled = false;
      screen.set(draw());
    });
  }

  function draw(): Screen {
    const { around, ends, options, selected } = view;
    const slices = around.map((centre) => ({ centre, resource: readSlice(centre) }));
    const question = askPaths(ends, options);
    const paths = question && caches.paths.read(JSON.stringify(question));
    const welcome = isEmpty(view) ? caches.welcome.read("") : null;
    const picture = welcome ? preview(welcome) : compose(view, slices, valueOf(paths));
    const details = selected === null ? null : caches.details.read(`${detailsFirst} ${selected}`);
    return {
      ...picture,
      ...{ view, slices, paths, welcome, details, detailsFirst },
      ends: { from: readEnd(ends.from), to: readEnd(ends.to) },
      people: new Map([...options.via, ...options.avoid].map((id) => [id, readEnd(id)])),
    };
  }

  function readSlice(centre: Centre): Resource<Slice> {
    return caches.slices.read(JSON.stringify(askSlice(centre, view)));
  }

  function readEnd(id: string | null): EndSummary {
    return id === null ? null : caches.summaries.read(id);
  }

  function preview(welcome: Resource<WelcomeQuery>): Picture {
    const question = askPreview(valueOf(welcome));
    const slice = question && caches.slices.read(JSON.stringify(question));
    return compose.preview(valueOf(slice));
  }

  function open(next: View): void {
    if (next.selected !== view.selected) detailsFirst = FIRST_DETAILS;
    view = next;
    screen.set(draw());
  }

  return {
    screen,
    open,
    search: api.search,
    apply: (change) => open(change(view)),
    lengthenDetails: () => {
      detailsFirst = Math.min(detailsFirst * 4, LAST_DETAILS);
      screen.set(draw());
    },
    retry: () => {
      for (const retryFailed of caches.retries) retryFailed();
      screen.set(draw());
    },
  };
}

interface Caches {
  readonly slices: ResourceCache<Slice>;
  readonly paths: ResourceCache<Paths>;
  readonly details: ResourceCache<DetailsQuery["node"]>;
  readonly summaries: ResourceCache<NodeSummaryFragment | null>;
  readonly welcome: ResourceCache<WelcomeQuery>;
  readonly retries: readonly (() => void)[];
}

function createCaches(api: ExplorerApi, changed: () => void): Caches {
  const caches = {
    slices: createCache((key) => api.slice(JSON.parse(key) as SliceQueryVariables), changed),
    paths: createCache((key) => api.paths(JSON.parse(key) as PathsQueryVariables), changed),
    details: createCache((key) => {
      const [first = "", ...id] = key.split(" ");
      return api.details(id.join(" "), Number(first));
    }, changed),
    summaries: createCache((id) => api.summary(id), changed),
    welcome: createCache(() => api.welcome(EXAMPLES), changed),
  };
  return { ...caches, retries: Object.values(caches).map((cache) => cache.retryFailed) };
}
