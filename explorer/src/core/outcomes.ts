import { yearsPhrase } from "./completeness";
import type { Path, Paths } from "./graph";
import { counted, countOf } from "./kinds";

export type Tone = "good" | "neutral" | "warning";

/** The answer to "how are these two connected?" as a reader is told it. */
export interface OutcomeAccount {
  readonly tone: Tone;
  readonly headline: string;
  /** What the answer rests on and what it leaves out, one sentence each. */
  readonly notes: readonly string[];
}

interface Names {
  readonly from: string;
  readonly to: string;
}

/** Puts the outcome of a path search, with its completeness, into sentences. */
export function tellOutcome(answer: Paths, names: Names): OutcomeAccount {
  const { tone, headline } = tellHeadline(answer, names);
  const notes = [...proofNotes(answer), ...policyNotes(answer), ...restrictionNotes(answer)];
  return { tone, headline, notes };
}

function tellHeadline(answer: Paths, { from, to }: Names): { tone: Tone; headline: string } {
  const { maxHops } = answer.effective;
  switch (answer.outcome) {
    case "FOUND":
      return { tone: "good", headline: foundHeadline(answer.paths) };
    case "SAME_AUTHOR":
      return { tone: "neutral", headline: `${from} and ${to} are one and the same author.` };
    case "NO_PATH_WITHIN_BOUND":
      return {
        tone: "neutral",
        headline: `No path of at most ${counted(maxHops, "hop")} between ${from} and ${to}.`,
      };
    case "DISCONNECTED":
      return {
        tone: "neutral",
        headline: `${from} and ${to} are not connected: no chain of joint papers links them.`,
      };
    case "TRUNCATED":
      return { tone: "warning", headline: truncatedHeadline(answer) };
  }
}

function foundHeadline(paths: readonly Path[]): string {
  const shortest = Math.min(...paths.map((path) => path.length));
  return `${counted(paths.length, "path")} found, the shortest of ${counted(shortest, "hop")}.`;
}

/** The paths of a search that was stopped are proved: only those after them are not known. */
function truncatedHeadline({ paths }: Paths): string {
  if (paths.length === 0) return "The search stopped early: no path so far, but there may be one.";
  const best = paths.length === 1 ? "the best path is" : `the best ${paths.length} paths are`;
  return `The search stopped early: ${best} found, more may follow.`;
}

function proofNotes({ outcome, completeness, effective, paths }: Paths): string[] {
  if (outcome === "SAME_AUTHOR") return [];
  const notes: string[] = [];
  if (completeness.reason) notes.push(asSentence(completeness.reason));
  else if (outcome === "TRUNCATED") {
    notes.push(`Searched completely up to ${counted(completeness.provedHops, "hop")}.`);
  }
  if (outcome === "FOUND" && paths.length === effective.first) {
    notes.push(`${counted(effective.first, "path")} asked for; there may be more.`);
  }
  notes.push(`${countOf("AUTHOR", completeness.authorsVisited)} visited.`);
  return notes;
}

function policyNotes({ completeness, effective, outcome }: Paths): string[] {
  if (outcome === "SAME_AUTHOR") return [];
  const { hyperauthor, referenceYear, halfLifeYears } = effective;
  const notes: string[] = [];
  if (hyperauthor.mode === "EXCLUDE" && hyperauthor.threshold !== null) {
    const count = completeness.papersExcluded;
    const found = count > 0 ? `: ${countOf("PAPER", count)} left out` : "";
    notes.push(`Papers with more than ${hyperauthor.threshold} authors do not count${found}.`);
  }
  if (completeness.onlyThroughHyperauthored === true) {
    notes.push("The two are connected, but only over papers with very many authors.");
  }
  const years = yearsPhrase(effective.since, effective.until);
  if (years) notes.push(`Only papers ${/^\d/.test(years) ? `from ${years}` : years}.`);
  if (effective.weight === "RECENT" && referenceYear !== null && halfLifeYears !== null) {
    const life = counted(halfLifeYears, "year");
    notes.push(`A paper counts half as much for every ${life} before ${referenceYear}.`);
  }
  return notes;
}

function restrictionNotes({ effective, outcome }: Paths): string[] {
  if (outcome === "SAME_AUTHOR") return [];
  const { via, avoid, minConfidence } = effective;
  const least = minConfidence.toFixed(2);
  return [
    via.length > 0 ? `Only paths through ${countOf("AUTHOR", via.length)} count.` : "",
    avoid.length > 0 ? `${countOf("AUTHOR", avoid.length)} avoided.` : "",
    minConfidence > 0 ? `Only authorships with a confidence of at least ${least}.` : "",
  ].filter(Boolean);
}

function asSentence(text: string): string {
  const trimmed = text.trim();
  const start = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}

/** "Lukas Ruff → Klaus-Robert Müller → Lukas Klein". */
export function tellPath(path: Path): string {
  return path.authors.map((author) => author.name).join(" → ");
}

/** What the chosen weight makes of a path; with HOPS it is its length, already told. */
export function tellCost(path: Path, weight: Paths["effective"]["weight"]): string {
  return weight === "HOPS" ? "" : `cost ${path.cost.toFixed(2)}`;
}
