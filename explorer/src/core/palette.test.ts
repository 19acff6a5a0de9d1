import { describe, expect, it } from "vitest";
import { KINDS } from "./kinds";
import { contrastOf, PALETTES } from "./palette";

describe("a palette", () => {
  const schemes = Object.entries(PALETTES);

  it.each(schemes)(
    "has kinds and paths that can be told from the %s background",
    (_name, palette) => {
      for (const kind of KINDS) {
        expect(contrastOf(palette.kinds[kind], palette.background), kind).toBeGreaterThanOrEqual(3);
      }
      expect(contrastOf(palette.path, palette.background)).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(schemes)("has text that is readable on the %s background", (_name, palette) => {
    expect(contrastOf(palette.ink, palette.background)).toBeGreaterThanOrEqual(7);
  });

  it("measures contrast as WCAG does", () => {
    expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });
});
