import type { NodeKind } from "../api/generated";
import type { Slice } from "./graph";
import { counted, countOf, KINDS, wordsOf } from "./kinds";

/** What a slice shows and leaves out, ready to be read. */
export interface SliceAccount {
  readonly complete: boolean;
  readonly sentence: string;
  readonly shown: number;
  readonly total: number;
}

type Completeness = Slice["completeness"];
type Restriction = Readonly<{
  kinds: readonly NodeKind[];
  since: number | null;
  until: number | null;
}>;

/** Says how many nodes a slice shows, how many it leaves out and why. */
export function accountFor(slice: Slice, restriction: Restriction): SliceAccount {
  const { completeness } = slice;
  const shown = sum(completeness.totals.map((entry) => entry.shown));
  const total = sum(completeness.totals.map((entry) => entry.total));
  const complete = completeness.status === "COMPLETE";
  const sentence = [
    complete ? `All ${counted(total, "node")} shown.` : shortage(completeness, shown, total),
    missingEdges(slice),
    exclusions(completeness.papersExcluded),
    restrictions(restriction),
  ]
    .filter(Boolean)
    .join(" ");
  return { complete, sentence, shown, total };
}

function shortage(completeness: Completeness, shown: number, total: number): string {
  const missing = completeness.totals
    .filter((entry) => entry.total > entry.shown)
    .map((entry) => countOf(entry.kind, entry.total - entry.shown));
  const least = completeness.totalsExact ? "" : "at least ";
  const rest = missing.length > 0 ? `; left out: ${least}${missing.join(", ")}` : "";
  const reason = completeness.reason && missing.length === 0 ? ` ${completeness.reason}` : "";
  return `${shown.toLocaleString("en")} of ${least}${counted(total, "node")} shown${rest}.${reason}`;
}

function missingEdges({ edges, completeness }: Slice): string {
  const missing = completeness.edgesTotal - edges.length;
  return missing > 0 ? `${counted(missing, "edge")} among them left out.` : "";
}

function exclusions(papers: number): string {
  return papers > 0 ? `${counted(papers, "paper")} with very many authors not followed.` : "";
}

function restrictions({ kinds, since, until }: Restriction): string {
  const hidden = KINDS.filter((kind) => !kinds.includes(kind)).map((kind) => wordsOf(kind).many);
  const parts = [hidden.length > 0 ? `no ${hidden.join(", ")}` : "", yearsPhrase(since, until)];
  const text = parts.filter(Boolean).join("; ");
  return text ? `Filtered: ${text}.` : "";
}

/** "2019 to 2024", "since 2019", "until 2024", or nothing. */
export function yearsPhrase(since: number | null, until: number | null): string {
  if (since !== null && until !== null) return `${since} to ${until}`;
  if (since !== null) return `since ${since}`;
  return until === null ? "" : `until ${until}`;
}

/** A list that was cut: "25 of 50 shown", or nothing where all of it is there. */
export function cutPhrase(shown: number, total: number): string {
  return shown < total
    ? `${shown.toLocaleString("en")} of ${total.toLocaleString("en")} shown; ${(total - shown).toLocaleString("en")} left out`
    : "";
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
