import type { NodeKind } from "../api/generated";

export type Shape = "circle" | "square" | "diamond" | "hexagon" | "triangle";

export interface KindWords {
  readonly one: string;
  readonly many: string;
  readonly shape: Shape;
}

/** Every kind of node, in the order in which lists and the legend show them. */
export const KINDS: readonly NodeKind[] = ["AUTHOR", "PAPER", "CATEGORY", "TOPIC", "INSTITUTION"];

const WORDS: Readonly<Record<NodeKind, KindWords>> = {
  AUTHOR: { one: "author", many: "authors", shape: "circle" },
  PAPER: { one: "paper", many: "papers", shape: "square" },
  CATEGORY: { one: "category", many: "categories", shape: "diamond" },
  TOPIC: { one: "topic", many: "topics", shape: "hexagon" },
  INSTITUTION: { one: "institution", many: "institutions", shape: "triangle" },
};

export function wordsOf(kind: NodeKind): KindWords {
  return WORDS[kind];
}

/** "1 paper", "2,104 papers". */
export function countOf(kind: NodeKind, count: number): string {
  return counted(count, WORDS[kind].one, WORDS[kind].many);
}

/** "1 hop", "3 hops": a number with the noun that fits it. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** The kind that a GraphQL type name stands for. */
export function kindOfType(typename: string): NodeKind {
  const kind = KINDS.find((candidate) => candidate === typename.toUpperCase());
  if (!kind) throw new Error(`${typename} is no kind of node`);
  return kind;
}
