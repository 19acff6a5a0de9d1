import type { HyperauthorMode, NodeKind, PathWeight } from "../api/generated";
import { KINDS } from "./kinds";
import type { Centre, Panel, PathOptions, View, Years } from "./view";
import {
  DEFAULT_OPTIONS,
  EMPTY_VIEW,
  FIRST_LIMIT,
  LAST_LIMIT,
  MOST_AVOIDED,
  MOST_VIA,
} from "./view";

const PANELS: readonly Panel[] = ["details", "paths", "list"];
const WEIGHTS: readonly PathWeight[] = ["HOPS", "STRENGTH", "RECENT"];
const MODES: readonly HyperauthorMode[] = ["EXCLUDE", "DOWNWEIGHT", "INCLUDE"];

/** Writes a view as the part of the address after "#"; what is as by default is left out. */
export function writeAddress(view: View): string {
  const fields = new URLSearchParams();
  for (const centre of view.around) fields.append("around", writeCentre(centre));
  const put = (name: string, value: string | number | null, usual: string | number | null) => {
    if (value !== null && value !== usual) fields.set(name, String(value));
  };
  put("selected", view.selected, null);
  put("panel", view.panel, EMPTY_VIEW.panel);
  put("kinds", view.kinds.join(" ").toLowerCase(), KINDS.join(" ").toLowerCase());
  put("since", view.years.since, null);
  put("until", view.years.until, null);
  put("from", view.ends.from, null);
  put("to", view.ends.to, null);
  put("shown", view.shownPath, 0);
  writeOptions(view.options, put);
  for (const id of view.options.via) fields.append("via", id);
  for (const id of view.options.avoid) fields.append("avoid", id);
  return fields.toString().replaceAll("%3A", ":").replaceAll("%7E", "~");
}

function writeCentre({ id, limit }: Centre): string {
  const plain = limit === FIRST_LIMIT && !/~\d+$/.test(id);
  return plain ? id : `${id}~${limit}`;
}

function writeOptions(
  options: PathOptions,
  put: (name: string, value: string | number | null, usual: string | number | null) => void,
): void {
  put("weight", options.weight.toLowerCase(), DEFAULT_OPTIONS.weight.toLowerCase());
  put("hops", options.maxHops, DEFAULT_OPTIONS.maxHops);
  put("paths", options.first, DEFAULT_OPTIONS.first);
  put("pathSince", options.since, null);
  put("pathUntil", options.until, null);
  put("many", options.hyperauthor.toLowerCase(), DEFAULT_OPTIONS.hyperauthor.toLowerCase());
  put("threshold", options.threshold, DEFAULT_OPTIONS.threshold);
  put("confidence", Math.round(100 * options.minConfidence), 0);
}

/** Reads what writeAddress wrote; a value that is none of the possible ones is as by default. */
export function readAddress(hash: string): View {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  return {
    around: readCentres(fields.getAll("around")),
    selected: readId(fields, "selected"),
    panel: oneOf(PANELS, fields.get("panel")) ?? EMPTY_VIEW.panel,
    kinds: readKinds(fields.get("kinds")),
    years: readYears(fields, "since", "until"),
    ends: { from: readId(fields, "from"), to: readId(fields, "to") },
    options: readOptions(fields),
    shownPath: readNumber(fields, "shown", 0, 19) ?? 0,
  };
}

function readId(fields: URLSearchParams, name: string): string | null {
  return fields.get(name) ?? null;
}

function readIds(fields: URLSearchParams, name: string, most: number): readonly string[] {
  const ids = fields.getAll(name).filter((id) => id !== "");
  return [...new Set(ids)].slice(0, most);
}

function readCentres(texts: readonly string[]): readonly Centre[] {
  const centres = new Map<string, Centre>();
  for (const text of texts) {
    const [, id = text, limit = ""] = /^(.*)~(\d+)$/.exec(text) ?? [];
    const wanted = Number(limit);
    if (id !== "") {
      centres.set(id, { id, limit: wanted >= 1 && wanted <= LAST_LIMIT ? wanted : FIRST_LIMIT });
    }
  }
  return [...centres.values()];
}

function readKinds(text: string | null): readonly NodeKind[] {
  if (text === null) return KINDS;
  const names = text.toUpperCase().split(" ");
  const kinds = KINDS.filter((kind) => names.includes(kind));
  return kinds.length > 0 ? kinds : KINDS;
}

function readYears(fields: URLSearchParams, since: string, until: string): Years {
  return {
    since: readNumber(fields, since, 1000, 9999),
    until: readNumber(fields, until, 1000, 9999),
  };
}

function readOptions(fields: URLSearchParams): PathOptions {
  return {
    weight: oneOf(WEIGHTS, upper(fields.get("weight"))) ?? DEFAULT_OPTIONS.weight,
    maxHops: readNumber(fields, "hops", 1, 10) ?? DEFAULT_OPTIONS.maxHops,
    first: readNumber(fields, "paths", 1, 20) ?? DEFAULT_OPTIONS.first,
    hyperauthor: oneOf(MODES, upper(fields.get("many"))) ?? DEFAULT_OPTIONS.hyperauthor,
    threshold: readNumber(fields, "threshold", 2, 100_000) ?? DEFAULT_OPTIONS.threshold,
    minConfidence: (readNumber(fields, "confidence", 0, 100) ?? 0) / 100,
    via: readIds(fields, "via", MOST_VIA),
    avoid: readIds(fields, "avoid", MOST_AVOIDED),
    ...readYears(fields, "pathSince", "pathUntil"),
  };
}

function readNumber(
  fields: URLSearchParams,
  name: string,
  least: number,
  most: number,
): number | null {
  const text = fields.get(name);
  if (text === null || !/^\d+$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

function oneOf<T extends string>(choices: readonly T[], text: string | null): T | null {
  return choices.find((choice) => choice === text) ?? null;
}

function upper(text: string | null): string | null {
  return text?.toUpperCase() ?? null;
}
