import { describe, expect, it } from "vitest";
import type { ExplorerApi } from "../api/explorer-api";
import type { PathsQueryVariables, SliceQueryVariables } from "../api/generated";
import { chooseNode, connect, expandNode, restrictYears, selectNode } from "./changes";
import { createExplorer } from "./explorer";
import type { Slice } from "./graph";
import { currentRequest, graphiqlAddress, writeRequest } from "./requests";
import { answer, author, paper, path, slice } from "./test-data/graph-data";
import { EMPTY_VIEW } from "./view";

const ada = author("Ada Adler");
const ben = author("Ben Bauer");
const cleo = author("Cleo Christ");

const NEIGHBOURS: Readonly<Record<string, Slice>> = {
  [ada.id]: slice([ada, ben, paper("Joint Paper")]),
  [ben.id]: slice([ben, ada, cleo]),
  "author:merged": slice([ada]),
};

/** A service of three authors that notes what it is asked and can be told to fail. */
class FakeApi implements ExplorerApi {
  readonly asked: string[] = [];
  failure: Error | null = null;

  readonly search = () => Promise.resolve({ nodes: [], more: false });
  readonly summary = (id: string) => this.reply(`summary ${id}`, id === ada.id ? ada : ben);
  readonly details = (id: string, first: number) => this.reply(`details ${id} ${first}`, null);
  readonly paths = ({ input }: PathsQueryVariables) =>
    this.reply(`paths ${input.from} ${input.to}`, answer({ paths: [path(ada, cleo)] }));
  readonly slice = ({ around, since }: SliceQueryVariables) =>
    this.reply(
      `slice ${[around].join()} ${since ?? ""}`,
      NEIGHBOURS[[around].flat()[0] ?? ""] ?? slice([]),
    );
  readonly welcome = () =>
    this.reply("welcome", {
      authors: { totalCount: 3, nodes: [ada, ben] },
      papers: { totalCount: 1, nodes: [] },
      institutions: { totalCount: 0, nodes: [] },
      topics: { totalCount: 0, nodes: [] },
    });

  private reply<T>(question: string, value: T): Promise<T> {
    this.asked.push(question);
    return this.failure ? Promise.reject(this.failure) : Promise.resolve(value);
  }
}

function start(view = EMPTY_VIEW) {
  const api = new FakeApi();
  return { api, explorer: createExplorer(api, view) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe("an explorer", () => {
  it("first shows what lies around the best known authors", async () => {
    const { api, explorer } = start();
    await settle();
    expect(api.asked).toEqual(["welcome", `slice ${ada.id},${ben.id} `]);
    expect(explorer.screen.get().graph.nodes.size).toBe(3);
  });

  it("joins the neighbours of expanded nodes", async () => {
    const { explorer } = start(chooseNode(ada.id)(EMPTY_VIEW));
    explorer.apply(expandNode(ben.id));
    await settle();
    const { graph, centres } = explorer.screen.get();
    expect(new Set(graph.nodes.keys())).toEqual(
      new Set([ada.id, ben.id, cleo.id, "paper:joint-paper"]),
    );
    expect(centres).toEqual(new Set([ada.id, ben.id]));
  });

  it("asks each question once", async () => {
    const { api, explorer } = start(chooseNode(ada.id)(EMPTY_VIEW));
    await settle();
    explorer.apply(selectNode(null));
    explorer.apply(selectNode(ada.id));
    await settle();
    expect(api.asked.filter((question) => question.startsWith("slice"))).toHaveLength(1);
  });

  it("keeps the picture object while nothing in it changes", async () => {
    const { explorer } = start(chooseNode(ada.id)(EMPTY_VIEW));
    await settle();
    const before = explorer.screen.get().graph;
    explorer.apply(selectNode(ben.id));
    await settle();
    expect(explorer.screen.get().graph).toBe(before);
  });

  it("shows the old neighbours until the filtered ones arrive", async () => {
    const { api, explorer } = start(chooseNode(ada.id)(EMPTY_VIEW));
    await settle();
    explorer.apply(restrictYears({ since: 2020, until: null }));
    expect(explorer.screen.get().slices[0]?.resource.state).toBe("loading");
    expect(explorer.screen.get().graph.nodes.size).toBe(3);
    await settle();
    expect(api.asked).toContain(`slice ${ada.id} 2020`);
    expect(explorer.screen.get().slices[0]?.resource.state).toBe("ready");
  });

  it("takes the centre of a merged id from the answer", async () => {
    const { explorer } = start(chooseNode("author:merged")(EMPTY_VIEW));
    await settle();
    expect(explorer.screen.get().centres).toEqual(new Set([ada.id]));
  });

  it("draws paths without any centre", async () => {
    const { api, explorer } = start();
    explorer.apply(connect({ from: ada.id, to: cleo.id }));
    await settle();
    expect(api.asked).toContain(`paths ${ada.id} ${cleo.id}`);
    expect([...explorer.screen.get().graph.nodes.keys()]).toEqual([ada.id, cleo.id]);
  });

  it("asks for no path while an end is missing", async () => {
    const { api, explorer } = start();
    explorer.apply(connect({ from: ada.id }));
    await settle();
    expect(explorer.screen.get().paths).toBeNull();
    expect(api.asked.some((question) => question.startsWith("paths"))).toBe(false);
  });

  it("shows a failure, and asks again on request", async () => {
    const { api, explorer } = start();
    api.failure = new Error("away");
    explorer.apply(chooseNode(ada.id));
    await settle();
    expect(explorer.screen.get().slices[0]?.resource).toEqual({
      state: "failed",
      failure: api.failure,
    });
    api.failure = null;
    explorer.retry();
    await settle();
    expect(explorer.screen.get().slices[0]?.resource.state).toBe("ready");
  });

  it("lengthens the lists of the details, and starts short with the next node", async () => {
    const { api, explorer } = start(chooseNode(ada.id)(EMPTY_VIEW));
    explorer.lengthenDetails();
    explorer.apply(selectNode(ben.id));
    await settle();
    expect(api.asked.filter((question) => question.startsWith("details"))).toEqual([
      `details ${ada.id} 25`,
      `details ${ada.id} 100`,
      `details ${ben.id} 25`,
    ]);
  });
});

describe("the request behind a view", () => {
  it("is the slice, the details or the paths: what the reader looks at", () => {
    const list = { ...chooseNode(ada.id)(EMPTY_VIEW), panel: "list" as const };
    expect(currentRequest(EMPTY_VIEW, 25)).toBeNull();
    expect(currentRequest(list, 25)?.query).toContain("query Slice");
    expect(currentRequest(chooseNode(ada.id)(EMPTY_VIEW), 25)?.query).toContain("query Details");
    const connected = connect({ from: ada.id, to: ben.id })(EMPTY_VIEW);
    expect(currentRequest(connected, 25)?.query).toContain("query Paths");
  });

  it("can be pasted, and opened in GraphiQL", () => {
    const request = currentRequest(chooseNode(ada.id)(EMPTY_VIEW), 25);
    if (!request) throw new Error("no request");
    expect(writeRequest(request)).toContain(`#   "id": "${ada.id}"`);
    const { hash } = new URL(graphiqlAddress(request), "http://localhost");
    expect(new URLSearchParams(hash.slice(1)).get("query")).toContain("query Details");
    expect(graphiqlAddress(null)).toBe("/graphql");
  });
});
