import type { NodeSummaryFragment } from "../api/generated";
import { counted, countOf } from "./kinds";

/** The name of a node as lists, the details and the picture show it. */
export function nameOf(summary: NodeSummaryFragment): string {
  switch (summary.__typename) {
    case "Paper":
      return summary.title;
    case "Category":
      return summary.name === summary.code ? summary.code : `${summary.code} ${summary.name}`;
    default:
      return summary.name;
  }
}

/** One line that tells nodes of the same name apart. */
export function describe(summary: NodeSummaryFragment): string {
  switch (summary.__typename) {
    case "Author":
      return [countOf("PAPER", summary.paperCount), spanOf(summary.firstYear, summary.lastYear)]
        .filter(Boolean)
        .join(" · ");
    case "Paper":
      return [
        summary.year === null ? "no date" : String(summary.year),
        countOf("AUTHOR", summary.authorCount),
        summary.hasCode ? "code" : "",
      ]
        .filter(Boolean)
        .join(" · ");
    case "Category":
      return "category";
    case "Topic":
      return `topic · ${countOf("PAPER", summary.paperCount)}`;
    case "Institution":
      return `institution · ${countOf("PAPER", summary.paperCount)}`;
  }
}

/** "2019–2024", "2019", or nothing where no year is known. */
export function spanOf(first: number | null, last: number | null): string {
  if (first === null || last === null) return String(first ?? last ?? "");
  return first === last ? String(first) : `${first}–${last}`;
}

/** Cuts a long name at a word, for places with room for one line. */
export function shorten(name: string, most: number): string {
  if (name.length <= most) return name;
  const cut = name.slice(0, most - 1);
  const word = name.lastIndexOf(" ", most - 1);
  return `${(word > most * 0.6 ? cut.slice(0, word) : cut).trimEnd()}…`;
}

/** "strength 1.25 · 3 papers · 2019–2024". */
export function describeCollaboration(edge: {
  readonly papers: number;
  readonly strength: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}): string {
  return [
    counted(edge.papers, "paper"),
    `strength ${formatStrength(edge.strength)}`,
    spanOf(edge.firstYear, edge.lastYear),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Newman strength with the two digits that tell collaborators apart. */
export function formatStrength(strength: number): string {
  return strength.toFixed(strength < 0.1 ? 3 : 2);
}
