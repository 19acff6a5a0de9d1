import { describe, expect, it } from "vitest";
import { moveActive, splitMatches } from "./suggestions";

describe("the keyboard in a list of suggestions", () => {
  it.each([
    [-1, "ArrowDown", 3, 0],
    [0, "ArrowDown", 3, 1],
    [2, "ArrowDown", 3, -1],
    [-1, "ArrowUp", 3, 2],
    [0, "ArrowUp", 3, -1],
    [1, "x", 3, 1],
    [1, "ArrowDown", 0, -1],
  ])("from %i by %s among %i goes to %i", (active, key, count, expected) => {
    expect(moveActive(active, key, count)).toBe(expected);
  });
});

describe("the match in a name", () => {
  it("is found without regard to case, for each word", () => {
    expect(splitMatches("Lukas Ruff", "ruf LUK")).toEqual([
      { text: "Luk", match: true },
      { text: "as ", match: false },
      { text: "Ruf", match: true },
      { text: "f", match: false },
    ]);
  });

  it("is nothing for a single letter, and takes signs as they are", () => {
    expect(splitMatches("C++ (language)", "c")).toEqual([{ text: "C++ (language)", match: false }]);
    expect(splitMatches("C++ (language)", "++ (")).toEqual([
      { text: "C", match: false },
      { text: "++", match: true },
      { text: " (language)", match: false },
    ]);
  });
});
