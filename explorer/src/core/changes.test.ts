import { describe, expect, it } from "vitest";
import {
  chooseNode,
  collapseNode,
  connect,
  expandNode,
  selectNode,
  showMore,
  startOver,
  swapEnds,
  toggleKind,
} from "./changes";
import { KINDS } from "./kinds";
import { EMPTY_VIEW } from "./view";

const chosen = chooseNode("author:a")(EMPTY_VIEW);

describe("a change of the view", () => {
  it("starts anew around the chosen node and keeps the filters", () => {
    const filtered = { ...expandNode("author:b")(chosen), years: { since: 2020, until: null } };
    const next = chooseNode("author:c")(filtered);
    expect(next.around.map((centre) => centre.id)).toEqual(["author:c"]);
    expect(next.years).toEqual({ since: 2020, until: null });
  });

  it("expands a node once", () => {
    const once = expandNode("author:b")(chosen);
    expect(once.around.map((centre) => centre.id)).toEqual(["author:a", "author:b"]);
    expect(expandNode("author:b")(once)).toBe(once);
  });

  it("collapses a node but never leaves an empty picture", () => {
    expect(collapseNode("author:a")(chosen)).toBe(chosen);
    const two = expandNode("author:b")(chosen);
    expect(collapseNode("author:a")(two).around.map((centre) => centre.id)).toEqual(["author:b"]);
  });

  it("raises a limit up to the service's own", () => {
    let view = chosen;
    for (let step = 0; step < 5; step += 1) view = showMore("author:a")(view);
    expect(view.around).toEqual([{ id: "author:a", limit: 2000 }]);
  });

  it("never hides the last kind", () => {
    const one = KINDS.slice(1).reduce((view, kind) => toggleKind(kind)(view), EMPTY_VIEW);
    expect(one.kinds).toEqual(["AUTHOR"]);
    expect(toggleKind("AUTHOR")(one)).toBe(one);
    expect(toggleKind("PAPER")(one).kinds).toEqual(["AUTHOR", "PAPER"]);
  });

  it("keeps what is around while two authors are connected", () => {
    const view = connect({ to: "author:b" })(connect({ from: "author:a" })(chosen));
    expect(view.ends).toEqual({ from: "author:a", to: "author:b" });
    expect(view.panel).toBe("paths");
    expect(view.around).toEqual(chosen.around);
    expect(swapEnds(view).ends).toEqual({ from: "author:b", to: "author:a" });
  });

  it("shows the details of what is selected", () => {
    const view = selectNode("paper:p")({ ...chosen, panel: "paths" });
    expect(view.panel).toBe("details");
    expect(selectNode(null)({ ...view, panel: "list" }).panel).toBe("list");
  });

  it("starts over with nothing", () => {
    expect(startOver()).toEqual(EMPTY_VIEW);
  });
});
