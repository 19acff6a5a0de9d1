import { describe, expect, it } from "vitest";
import { ApiFailure } from "../api/client";
import { accountFor, cutPhrase, yearsPhrase } from "./completeness";
import { tellFailure } from "./failures";
import { KINDS } from "./kinds";
import { describe as describeNode, nameOf, shorten, spanOf } from "./labels";
import { webAddress } from "./links";
import { tellCost, tellOutcome, tellPath } from "./outcomes";
import { answer, author, category, paper, path, slice } from "./test-data/graph-data";

const ada = author("Ada Adler");
const ben = author("Ben Bauer");
const names = { from: "Ada Adler", to: "Ben Bauer" };
const everything = { kinds: KINDS, since: null, until: null };

describe("the account of a slice", () => {
  it("says that all is shown", () => {
    const told = accountFor(slice([ada, ben]), everything);
    expect(told).toMatchObject({ complete: true, sentence: "All 2 nodes shown." });
  });

  it("says what is left out, by kind, and why", () => {
    const cut = slice([ada], [], {
      status: "TRUNCATED",
      reason: "A slice of at most 80 nodes was asked for.",
      papersExcluded: 2,
      totals: [
        { kind: "AUTHOR", total: 50, shown: 40 },
        { kind: "PAPER", total: 41, shown: 40 },
      ],
    });
    const told = accountFor(cut, everything);
    expect(told.complete).toBe(false);
    expect(told.sentence).toBe(
      "80 of 91 nodes shown; left out: 10 authors, 1 paper. " +
        "2 papers with very many authors not followed.",
    );
  });

  it("says where it could not count, and that edges are missing", () => {
    const cut = slice([ada, ben], [], {
      status: "TRUNCATED",
      totalsExact: false,
      edgesTotal: 3,
      totals: [{ kind: "AUTHOR", total: 9, shown: 2 }],
    });
    expect(accountFor(cut, everything).sentence).toBe(
      "2 of at least 9 nodes shown; left out: at least 7 authors. 3 edges among them left out.",
    );
  });

  it("gives the service's reason where no node is missing", () => {
    const cut = slice([ada], [], { status: "TRUNCATED", reason: "The time was over." });
    expect(accountFor(cut, everything).sentence).toContain("The time was over.");
  });

  it("names the filters", () => {
    const filters = { kinds: KINDS.slice(0, 2), since: 2019, until: null };
    expect(accountFor(slice([ada]), filters).sentence).toBe(
      "All 1 node shown. Filtered: no categories, topics, institutions; since 2019.",
    );
  });

  it.each([
    [2019, 2024, "2019 to 2024"],
    [2019, null, "since 2019"],
    [null, 2024, "until 2024"],
    [null, null, ""],
  ])("puts the years %s to %s into words", (since, until, words) => {
    expect(yearsPhrase(since, until)).toBe(words);
  });

  it("counts what a list leaves out", () => {
    expect(cutPhrase(25, 1050)).toBe("25 of 1,050 shown; 1,025 left out");
    expect(cutPhrase(25, 25)).toBe("");
  });
});

describe("the outcome of a path search", () => {
  it("FOUND counts the paths and says that there may be more", () => {
    const found = answer({
      paths: [path(ada, ben), path(ada, author("C"), ben), path(ada, author("D"), ben)],
    });
    const told = tellOutcome(found, names);
    expect(told.tone).toBe("good");
    expect(told.headline).toBe("3 paths found, the shortest of 1 hop.");
    expect(told.notes).toContain("3 paths asked for; there may be more.");
  });

  it("FOUND with fewer paths than asked for does not say so", () => {
    const told = tellOutcome(answer({ paths: [path(ada, ben)] }), names);
    expect(told.headline).toBe("1 path found, the shortest of 1 hop.");
    expect(told.notes.join()).not.toContain("there may be more");
  });

  it("SAME_AUTHOR", () => {
    const told = tellOutcome(answer({ outcome: "SAME_AUTHOR" }), names);
    expect(told.headline).toBe("Ada Adler and Ben Bauer are one and the same author.");
    expect(told.notes).toEqual([]);
  });

  it("NO_PATH_WITHIN_BOUND names the bound and gives the reason as a sentence", () => {
    const given = answer({ outcome: "NO_PATH_WITHIN_BOUND" });
    const told = tellOutcome(
      { ...given, completeness: { ...given.completeness, reason: "the filters leave none" } },
      names,
    );
    expect(told.headline).toBe("No path of at most 6 hops between Ada Adler and Ben Bauer.");
    expect(told.notes).toContain("The filters leave none.");
  });

  it("DISCONNECTED", () => {
    expect(tellOutcome(answer({ outcome: "DISCONNECTED" }), names).headline).toBe(
      "Ada Adler and Ben Bauer are not connected: no chain of joint papers links them.",
    );
  });

  it("TRUNCATED never claims that there is no path, and says what is proved", () => {
    const none = tellOutcome(answer({ outcome: "TRUNCATED" }), names);
    expect(none.tone).toBe("warning");
    expect(none.headline).toContain("there may be one");
    expect(none.notes).toContain("Searched completely up to 2 hops.");
    const some = tellOutcome(answer({ outcome: "TRUNCATED", paths: [path(ada, ben)] }), names);
    expect(some.headline).toContain("the best path is found, more may follow");
  });

  it("names excluded papers and the years", () => {
    const given = answer();
    const told = tellOutcome(
      {
        ...given,
        effective: { ...given.effective, since: 2019, until: 2021 },
        completeness: { ...given.completeness, papersExcluded: 1 },
      },
      names,
    );
    expect(told.notes).toContain(
      "Papers with more than 50 authors do not count: 1 paper left out.",
    );
    expect(told.notes).toContain("Only papers from 2019 to 2021.");
  });

  it("says what else restricted the search, and whom the policy keeps apart", () => {
    const given = answer({ outcome: "DISCONNECTED" });
    const told = tellOutcome(
      {
        ...given,
        effective: { ...given.effective, via: ["a"], avoid: ["b", "c"], minConfidence: 0.8 },
        completeness: { ...given.completeness, onlyThroughHyperauthored: true },
      },
      names,
    );
    expect(told.notes).toEqual(
      expect.arrayContaining([
        "The two are connected, but only over papers with very many authors.",
        "Only paths through 1 author count.",
        "2 authors avoided.",
        "Only authorships with a confidence of at least 0.80.",
      ]),
    );
  });

  it("says how papers age", () => {
    const given = answer();
    const effective = {
      ...given.effective,
      weight: "RECENT",
      referenceYear: 2026,
      halfLifeYears: 5,
    } as const;
    expect(tellOutcome({ ...given, effective }, names).notes).toContain(
      "A paper counts half as much for every 5 years before 2026.",
    );
  });

  it("names a path by its authors, and its cost where that is not its length", () => {
    expect(tellPath(path(ada, ben))).toBe("Ada Adler → Ben Bauer");
    expect(tellCost(path(ada, ben), "HOPS")).toBe("");
    expect(tellCost(path(ada, ben), "STRENGTH")).toBe("cost 1.00");
  });
});

describe("a label", () => {
  it("names every kind", () => {
    expect(nameOf(ada)).toBe("Ada Adler");
    expect(nameOf(paper("Deep Work"))).toBe("Deep Work");
    expect(nameOf(category("cs.CV", "Computer Vision"))).toBe("cs.CV Computer Vision");
    expect(nameOf(category("cs.CV", "cs.CV"))).toBe("cs.CV");
  });

  it("describes nodes, with what is not known left out", () => {
    expect(describeNode(ada)).toBe("3 papers · 2019–2024");
    expect(describeNode(paper("P", null))).toBe("no date · 2 authors");
    expect(spanOf(2020, 2020)).toBe("2020");
    expect(spanOf(null, null)).toBe("");
  });

  it("is cut at a word", () => {
    expect(shorten("A Unifying Review of Deep and Shallow Anomaly Detection", 30)).toBe(
      "A Unifying Review of Deep and…",
    );
    expect(shorten("Short", 30)).toBe("Short");
    expect(shorten("Donaudampfschifffahrtsgesellschaft", 10)).toBe("Donaudamp…");
  });
});

describe("a failure", () => {
  it("is told with code, hint and request", () => {
    const failure = new ApiFailure("refused", "No such node.", "NOT_FOUND", "Search.", "r-1");
    expect(tellFailure(failure)).toEqual({
      message: "No such node.",
      code: "NOT_FOUND",
      hint: "Search.",
      requestId: "r-1",
    });
  });

  it("gets a hint of ours where the database is away and the service has none", () => {
    const failure = new ApiFailure("refused", "The database is away.", "UNAVAILABLE");
    expect(tellFailure(failure).hint).toContain("Start it");
  });

  it("may be anything", () => {
    expect(tellFailure("odd")).toEqual({ message: "odd", code: null, hint: null, requestId: null });
  });
});

describe("a link from the data", () => {
  it.each([
    ["https://github.com/a/b", "https://github.com/a/b"],
    ["javascript:alert(1)", null],
    ["no address", null],
    [null, null],
  ])("%s becomes %s", (given, expected) => {
    expect(webAddress(given)).toBe(expected);
  });
});
