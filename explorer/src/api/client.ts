import type { TypedDocumentString } from "./generated";

/** Where the data comes from: the service that serves this page. */
export const ENDPOINT = "/graphql";

export type FailureKind = "unreachable" | "unreadable" | "refused";

/** Why a request has no data, in the words that the service used. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";

  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly code: string | null = null,
    readonly hint: string | null = null,
    readonly requestId: string | null = null,
  ) {
    super(message);
  }
}

interface Reply {
  readonly data?: unknown;
  readonly errors?: readonly ReplyError[];
}

interface ReplyError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Sends one typed document and returns its data. Throws ApiFailure; an abort stays an AbortError. */
export async function send<TResult, TVariables>(
  document: TypedDocumentString<TResult, TVariables>,
  variables: TVariables,
  signal?: AbortSignal,
): Promise<TResult> {
  const response = await post(JSON.stringify({ query: document.toString(), variables }), signal);
  const reply = await readReply(response);
  const error = reply.errors?.[0];
  if (error) throw failureOf(error, response);
  if (reply.data === undefined || reply.data === null) throw unreadable(response);
  return reply.data as TResult;
}

/** Sends a subscription; the answer is a stream of server-sent events where it is not refused. */
export async function openStream(
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  return fetch(ENDPOINT, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json", accept: "text/event-stream" },
    body,
    signal,
  });
}

async function post(body: string, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(ENDPOINT, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body,
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiFailure(
      "unreachable",
      "The service does not answer.",
      null,
      "See whether it still runs, then try again.",
    );
  }
}

async function readReply(response: Response): Promise<Reply> {
  try {
    return (await response.json()) as Reply;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw unreadable(response);
  }
}

function unreadable(response: Response): ApiFailure {
  return new ApiFailure(
    "unreadable",
    `The service answered ${response.status} without data.`,
    null,
    "Its log has the reason.",
    response.headers.get("x-request-id"),
  );
}

function failureOf(error: ReplyError, response: Response): ApiFailure {
  const { code, hint, requestId } = error.extensions ?? {};
  return new ApiFailure(
    "refused",
    error.message,
    textOf(code),
    textOf(hint),
    textOf(requestId) ?? response.headers.get("x-request-id"),
  );
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
