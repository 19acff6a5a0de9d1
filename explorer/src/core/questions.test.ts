import { describe, expect, it } from "vitest";
import type { View } from "./view";
import { EMPTY_VIEW } from "./view";
import { askSlice } from "./questions";

const view: View = EMPTY_VIEW;

describe("what is asked around a centre", () => {
  it("goes behind an author's papers for their topics, and leaves room for these", () => {
    const asked = askSlice({ id: "author:ann", limit: 80 }, view);
    expect(asked.hops).toBe(2);
    expect(asked.quotas).toEqual([
      { kind: "PAPER", nodes: 28 },
      { kind: "AUTHOR", nodes: 28 },
    ]);
  });

  it("stays with the neighbours of anything else", () => {
    const asked = askSlice({ id: "topic:maps", limit: 80 }, view);
    expect(asked).toMatchObject({ hops: 1, quotas: null, maxNodes: 80 });
  });

  it("fills all the room where people and papers are all that is wanted", () => {
    const asked = askSlice(
      { id: "author:ann", limit: 80 },
      { ...view, kinds: ["AUTHOR", "PAPER"] },
    );
    expect(asked).toMatchObject({ hops: 1, quotas: null, kinds: ["AUTHOR", "PAPER"] });
  });
});
