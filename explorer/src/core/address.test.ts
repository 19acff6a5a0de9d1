import { describe, expect, it } from "vitest";
import { readAddress, writeAddress } from "./address";
import type { View } from "./view";
import { DEFAULT_OPTIONS, EMPTY_VIEW } from "./view";

const VIEWS: Readonly<Record<string, View>> = {
  "the first page": EMPTY_VIEW,
  "one node and its neighbours": {
    ...EMPTY_VIEW,
    around: [{ id: "author:lukas-ruff", limit: 80 }],
    selected: "author:lukas-ruff",
  },
  "expanded nodes with their limits, filters and another tab": {
    ...EMPTY_VIEW,
    around: [
      { id: "author:lukas-ruff", limit: 240 },
      { id: "category:cs.CV", limit: 80 },
    ],
    selected: "paper:a-paper",
    panel: "list",
    kinds: ["AUTHOR", "TOPIC"],
    years: { since: 2019, until: 2024 },
  },
  "a path with every option": {
    ...EMPTY_VIEW,
    panel: "paths",
    ends: { from: "author:lukas-ruff", to: "author:georgios-kaissis" },
    options: {
      weight: "STRENGTH",
      maxHops: 4,
      first: 10,
      since: 2018,
      until: 2023,
      hyperauthor: "DOWNWEIGHT",
      threshold: 20,
      minConfidence: 0.85,
      via: ["author:jacob-kauffmann"],
      avoid: ["author:a", "author:b"],
    },
    shownPath: 2,
  },
  "one end of a path, not the other": {
    ...EMPTY_VIEW,
    panel: "paths",
    ends: { from: null, to: "author:lukas-ruff" },
  },
  "an id with characters that addresses give a meaning": {
    ...EMPTY_VIEW,
    around: [{ id: "topic:c++ & c#/50%~2", limit: 80 }],
    selected: "institution:universität zürich",
  },
};

describe("an address", () => {
  it.each(Object.entries(VIEWS))("reopens %s", (_name, view) => {
    expect(readAddress(`#${writeAddress(view)}`)).toEqual(view);
  });

  it("is empty for the first page", () => {
    expect(writeAddress(EMPTY_VIEW)).toBe("");
  });

  it("stays readable", () => {
    const view = VIEWS["one node and its neighbours"] ?? EMPTY_VIEW;
    expect(writeAddress(view)).toBe("around=author:lukas-ruff&selected=author:lukas-ruff");
  });

  it.each([
    ["hops=99", { maxHops: DEFAULT_OPTIONS.maxHops }],
    ["hops=-1", { maxHops: DEFAULT_OPTIONS.maxHops }],
    ["weight=heavy", { weight: DEFAULT_OPTIONS.weight }],
    ["many=none", { hyperauthor: DEFAULT_OPTIONS.hyperauthor }],
    ["paths=x", { first: DEFAULT_OPTIONS.first }],
    ["confidence=101", { minConfidence: 0 }],
    ["via=a&via=a&via=b&via=c&via=d&avoid", { via: ["a", "b", "c"], avoid: [] }],
  ])("takes the usual option for %s", (hash, expected) => {
    expect(readAddress(hash).options).toMatchObject(expected);
  });

  it("takes what it knows of a damaged address", () => {
    const view = readAddress(
      "#around=author:a~99999&kinds=author+nonsense&panel=x&since=12&selected",
    );
    expect(view.around).toEqual([{ id: "author:a", limit: 80 }]);
    expect(view.kinds).toEqual(["AUTHOR"]);
    expect(view.panel).toBe("details");
    expect(view.years).toEqual({ since: null, until: null });
  });

  it("names a centre once", () => {
    expect(readAddress("#around=author:a&around=author:a~200").around).toEqual([
      { id: "author:a", limit: 200 },
    ]);
  });
});
