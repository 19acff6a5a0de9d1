import { describe, expect, it } from "vitest";
import { lookAt, membersOf, mix } from "./appearance";
import { findExampleEnds } from "./example";
import { degreesOf, edgeKey, mergeGraph, restrictKinds } from "./graph";
import { PALETTES } from "./palette";
import { answer, author, category, edge, paper, path, slice } from "./test-data/graph-data";

const ada = author("Ada Adler", 20);
const ben = author("Ben Bauer", 1);
const cleo = author("Cleo Christ");
const first = paper("A First Paper");
const vision = category("cs.CV", "Computer Vision");

const wrote = edge({ source: ada.id, target: first.id, kind: "AUTHORED", confidence: 1 });
const implied = edge({ source: ben.id, target: first.id, kind: "AUTHORED", inferred: true });
const together = edge({ source: ada.id, target: ben.id, kind: "COLLABORATED_WITH", strength: 1 });

describe("a graph of slices and paths", () => {
  it("has each node and each edge once", () => {
    const back = { ...together, source: ben.id, target: ada.id };
    const graph = mergeGraph(
      [slice([ada, ben, first], [wrote, together]), slice([ben, ada, first], [implied, back])],
      null,
    );
    expect([...graph.nodes.keys()]).toEqual([ada.id, ben.id, first.id]);
    expect([...graph.edges.values()].map((found) => found.kind)).toEqual([
      "AUTHORED",
      "COLLABORATED_WITH",
      "AUTHORED",
    ]);
  });

  it("leaves out an edge to a node that is not there", () => {
    expect(mergeGraph([slice([ada], [wrote])], null).edges.size).toBe(0);
  });

  it("adds authors and hops of paths", () => {
    const found = answer({ paths: [path(ada, ben, cleo)] });
    const graph = mergeGraph([slice([ada])], found);
    expect([...graph.nodes.keys()]).toEqual([ada.id, ben.id, cleo.id]);
    expect([...graph.edges.keys()]).toEqual([
      edgeKey("COLLABORATED_WITH", ada.id, ben.id),
      edgeKey("COLLABORATED_WITH", cleo.id, ben.id),
    ]);
  });

  it("marks what a source only implies", () => {
    const graph = mergeGraph([slice([ada, ben, first], [wrote, implied])], null);
    expect([...graph.edges.values()].map((found) => found.certain)).toEqual([true, false]);
  });

  it("keeps kinds that are asked for and nodes that must stay", () => {
    const graph = mergeGraph([slice([first, ada, vision], [wrote])], null);
    const restricted = restrictKinds(graph, ["AUTHOR"], new Set([first.id]));
    expect([...restricted.nodes.keys()]).toEqual([first.id, ada.id]);
    expect(restricted.edges.size).toBe(1);
    expect(restrictKinds(graph, ["AUTHOR"], new Set()).edges.size).toBe(0);
  });

  it("counts the edges of each node", () => {
    const degrees = degreesOf(mergeGraph([slice([ada, ben, first], [wrote, together])], null));
    expect(degrees.get(ada.id)).toBe(2);
    expect(degrees.get(first.id)).toBe(1);
  });
});

describe("the example of a path", () => {
  const second = edge({ source: ben.id, target: cleo.id, kind: "COLLABORATED_WITH" });

  it("joins two authors with a common collaborator and no joint paper", () => {
    const graph = mergeGraph([slice([ada, ben, cleo], [together, second])], null);
    expect(findExampleEnds(graph)?.map((end) => end.id)).toEqual([ada.id, cleo.id]);
  });

  it("is left out where everybody knows everybody", () => {
    expect(findExampleEnds(mergeGraph([slice([ada, ben], [together])], null))).toBeNull();
  });
});

describe("the looks of a graph", () => {
  const graph = mergeGraph([slice([ada, ben, cleo, first], [wrote, implied, together])], null);
  const palette = PALETTES.light;
  const calm = { selected: null, centres: new Set<string>(), path: null };

  it("tells kinds apart by colour and by shape", () => {
    const { nodes } = lookAt(graph, calm, palette);
    expect(nodes.get(ada.id)).toMatchObject({ shape: "circle", color: palette.kinds.AUTHOR });
    expect(nodes.get(first.id)).toMatchObject({ shape: "square", color: palette.kinds.PAPER });
  });

  it("draws the more important author larger", () => {
    const { nodes } = lookAt(graph, calm, palette);
    expect(nodes.get(ada.id)?.size).toBeGreaterThan(nodes.get(ben.id)?.size ?? Infinity);
  });

  it("dims all but the selected node, its neighbours and the centres", () => {
    const { nodes } = lookAt(graph, { ...calm, selected: ben.id }, palette);
    expect(nodes.get(ben.id)).toMatchObject({ dimmed: false, forceLabel: true });
    expect(nodes.get(first.id)?.dimmed).toBe(false);
    expect(nodes.get(cleo.id)?.dimmed).toBe(true);
    const central = { ...calm, selected: ben.id, centres: new Set([cleo.id]) };
    expect(lookAt(graph, central, palette).nodes.get(cleo.id)?.dimmed).toBe(false);
  });

  it("dims nothing for a selected node that is not in the picture", () => {
    const { nodes } = lookAt(graph, { ...calm, selected: "author:elsewhere" }, palette);
    expect([...nodes.values()].some((look) => look.dimmed)).toBe(false);
  });

  it("highlights the nodes and hops of a path", () => {
    const shown = path(ada, ben);
    const { nodes, edges } = lookAt(graph, { ...calm, path: shown }, palette);
    expect(nodes.get(ben.id)).toMatchObject({ ring: palette.path, dimmed: false });
    expect(nodes.get(first.id)?.dimmed).toBe(true);
    const key = edgeKey("COLLABORATED_WITH", ada.id, ben.id);
    expect(edges.get(key)?.color).toBe(palette.path);
    expect(membersOf(shown)?.nodes).toEqual(new Set([ada.id, ben.id]));
  });

  it("mixes colours", () => {
    expect(mix("#000000", "#ffffff", 0)).toBe("#000000");
    expect(mix("#000000", "#ff0080", 0.5)).toBe("#800040");
  });
});
