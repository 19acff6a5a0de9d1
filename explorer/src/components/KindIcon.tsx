import type { NodeKind } from "../api/generated";
import type { Shape } from "../core/kinds";
import { wordsOf } from "../core/kinds";

const OUTLINES: Readonly<Record<Shape, string>> = {
  circle: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z",
  square:
    "M4 2.5h8A1.5 1.5 0 0 1 13.5 4v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 12V4A1.5 1.5 0 0 1 4 2.5Z",
  diamond: "M8 1.2 14.8 8 8 14.8 1.2 8Z",
  hexagon: "M4.7 2.3h6.6L14.6 8l-3.3 5.7H4.7L1.4 8Z",
  triangle: "M8 1.8 14.8 13.6H1.2Z",
};

/** The shape and colour of a kind, as in the picture. */
export function KindIcon({ kind, title }: { kind: NodeKind; title?: boolean }) {
  const words = wordsOf(kind);
  return (
    <svg
      className={`kind-icon kind-${kind.toLowerCase()}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      {...(title ? { role: "img", "aria-label": words.one } : { "aria-hidden": true })}
    >
      <path d={OUTLINES[words.shape]} />
    </svg>
  );
}
