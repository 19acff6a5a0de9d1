import { useEffect, useState } from "react";
import type { SearchAnswer } from "../api/explorer-api";
import type { NodeKind } from "../api/generated";
import type { Resource } from "../core/resources";
import { LOADING } from "../core/resources";
import { useExplorer } from "./explorer-context";

const PAUSE_MS = 160;

/** What the service suggests for a text, once its writer pauses; null for an empty text. */
export function useSuggestions(
  text: string,
  kinds: readonly NodeKind[] | null,
): Resource<SearchAnswer> | null {
  const { search } = useExplorer();
  const query = text.trim();
  const [answer, setAnswer] = useState<{ query: string; found: Resource<SearchAnswer> } | null>(
    null,
  );

  useEffect(() => {
    if (query === "") return;
    const abort = new AbortController();
    const keep = (found: Resource<SearchAnswer>) => {
      if (!abort.signal.aborted) setAnswer({ query, found });
    };
    const timer = setTimeout(() => {
      search(query, kinds, abort.signal).then(
        (value) => keep({ state: "ready", value }),
        (failure: unknown) => keep({ state: "failed", failure }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, kinds, search]);

  if (query === "") return null;
  return answer?.query === query ? answer.found : LOADING;
}
