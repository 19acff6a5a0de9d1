/** A failure as a reader is told it. */
export interface FailureAccount {
  readonly message: string;
  readonly code: string | null;
  readonly hint: string | null;
  readonly requestId: string | null;
}

const HINTS: Readonly<Record<string, string>> = {
  UNAVAILABLE: "The database does not answer. Start it, then try again.",
  TIMEOUT: "The answer took too long. Ask for less: fewer years, fewer hops, fewer nodes.",
};

/** Puts whatever was thrown into words; what the service said comes first. */
export function tellFailure(failure: unknown): FailureAccount {
  const given = (failure ?? {}) as Partial<Record<keyof FailureAccount, unknown>>;
  const code = textOf(given.code);
  return {
    message: failure instanceof Error ? failure.message : String(failure),
    code,
    hint: textOf(given.hint) ?? (code === null ? null : (HINTS[code] ?? null)),
    requestId: textOf(given.requestId),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
