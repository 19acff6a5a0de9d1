/** Something that is fetched: on its way, here, or refused. */
export type Resource<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly failure: unknown };

export const LOADING = { state: "loading" } as const;

export interface ResourceCache<T> {
  /** What is known under this key; the first call starts to fetch it. */
  readonly read: (key: string) => Resource<T>;
  /** Forgets what failed, so that the next read tries again. */
  readonly retryFailed: () => void;
}

/** Keeps the newest answers by key and says when one arrives. */
export function createCache<T>(
  load: (key: string) => Promise<T>,
  changed: () => void,
  most = 200,
): ResourceCache<T> {
  const entries = new Map<string, Resource<T>>();

  const put = (key: string, entry: Resource<T>) => {
    entries.set(key, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= most) break;
      entries.delete(oldest);
    }
    changed();
  };

  const start = (key: string): Resource<T> => {
    entries.set(key, LOADING);
    load(key).then(
      (value) => put(key, { state: "ready", value }),
      (failure: unknown) => put(key, { state: "failed", failure }),
    );
    return LOADING;
  };

  return {
    read: (key) => entries.get(key) ?? start(key),
    retryFailed: () => {
      for (const [key, entry] of entries) if (entry.state === "failed") entries.delete(key);
    },
  };
}

export function valueOf<T>(resource: Resource<T> | null): T | null {
  return resource?.state === "ready" ? resource.value : null;
}
