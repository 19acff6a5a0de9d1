import type { NodeKind } from "../api/generated";

export type Scheme = "light" | "dark";

/** Colours of the picture; each kind's has a contrast of at least 3:1 with the background. */
export interface Palette {
  readonly background: string;
  readonly ink: string;
  readonly faint: string;
  readonly edge: string;
  readonly edgeStrong: string;
  readonly path: string;
  readonly kinds: Readonly<Record<NodeKind, string>>;
}

export const PALETTES: Readonly<Record<Scheme, Palette>> = {
  light: {
    background: "#f7f6f2",
    ink: "#1c2330",
    faint: "#dcdad2",
    edge: "#cfccc2",
    edgeStrong: "#8d95a5",
    path: "#d1390f",
    kinds: {
      AUTHOR: "#2b5fc4",
      PAPER: "#b3720b",
      CATEGORY: "#7b3fb5",
      TOPIC: "#0f7f6b",
      INSTITUTION: "#b8326e",
    },
  },
  dark: {
    background: "#12151c",
    ink: "#eef0f5",
    faint: "#262b36",
    edge: "#343b49",
    edgeStrong: "#77839a",
    path: "#ff7a4d",
    kinds: {
      AUTHOR: "#7fa8ff",
      PAPER: "#f0b54a",
      CATEGORY: "#c49bf5",
      TOPIC: "#4fcdb4",
      INSTITUTION: "#f58cb8",
    },
  },
};

/** Contrast ratio of two colours (`#rrggbb`), as WCAG defines it: 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
