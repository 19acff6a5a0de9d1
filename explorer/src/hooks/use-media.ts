import { useEffect, useState } from "react";
import type { NodeKind } from "../api/generated";
import type { Palette, Scheme } from "../core/palette";
import { PALETTES } from "../core/palette";

/** True while the media query holds. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const update = () => setMatches(list.matches);
    update();
    list.addEventListener("change", update);
    return () => list.removeEventListener("change", update);
  }, [query]);
  return matches;
}

/** The palette of the reader's colour scheme; the style sheet gets the same colours. */
export function usePalette(): Palette {
  const scheme: Scheme = useMedia("(prefers-color-scheme: dark)") ? "dark" : "light";
  const palette = PALETTES[scheme];
  useEffect(() => {
    const { style } = document.documentElement;
    for (const [kind, colour] of Object.entries(palette.kinds) as [NodeKind, string][]) {
      style.setProperty(`--kind-${kind.toLowerCase()}`, colour);
    }
    style.setProperty("--paper", palette.background);
    style.setProperty("--ink", palette.ink);
    style.setProperty("--path", palette.path);
  }, [palette]);
  return palette;
}
