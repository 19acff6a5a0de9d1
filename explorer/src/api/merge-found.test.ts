import { describe, expect, it } from "vitest";
import { mergeFound } from "./merge-found";

describe("what several lists found", () => {
  const list = (ids: readonly string[], more = false) => ({
    nodes: ids.map((id) => ({ id })),
    more,
  });
  const merged = (lists: Parameters<typeof mergeFound>[0]) => {
    const { nodes, more } = mergeFound(lists, 3);
    return [nodes.map((node) => node.id).join(""), more];
  };

  it("is each node once, those of the first list first", () => {
    expect(merged([list(["b", "a"]), list(["a", "c"])])).toEqual(["bac", false]);
    expect(merged([list([]), list(["a", "c"])])).toEqual(["ac", false]);
  });

  it("is more than is shown where it is cut or a list says so", () => {
    expect(merged([list(["a", "b"]), list(["c", "d"])])).toEqual(["abc", true]);
    expect(merged([list(["a"]), list(["a"], true)])).toEqual(["a", true]);
  });
});
