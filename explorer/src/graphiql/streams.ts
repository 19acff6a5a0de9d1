import type { Fetcher, FetcherOpts, FetcherParams, FetcherReturnType } from "@graphiql/toolkit";
import { getOperationAST, OperationTypeNode } from "graphql";
import { openStream } from "../api/client";

/** Answers subscriptions with server-sent events, and leaves all else to another fetcher. */
export function withStreams(fetchOnce: Fetcher): Fetcher {
  return (asked, options): FetcherReturnType =>
    isSubscription(asked, options)
      ? subscribe(asked, options?.headers ?? {})
      : fetchOnce(asked, options);
}

function isSubscription(asked: FetcherParams, options?: FetcherOpts): boolean {
  const document = options?.documentAST;
  if (!document) return false;
  return (
    getOperationAST(document, asked.operationName)?.operation === OperationTypeNode.SUBSCRIPTION
  );
}

async function* subscribe(
  asked: FetcherParams,
  headers: Readonly<Record<string, string>>,
): AsyncGenerator<object> {
  const leaving = new AbortController();
  try {
    const response = await openStream(JSON.stringify(asked), headers, leaving.signal);
    if (response.headers.get("content-type")?.startsWith("text/event-stream") && response.body) {
      yield* readResults(response.body);
    } else {
      yield (await response.json()) as object;
    }
  } finally {
    leaving.abort();
  }
}

/** What the events `next` of a stream carry, until `complete` or its end. */
export async function* readResults(stream: ReadableStream<Uint8Array>): AsyncGenerator<object> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) {
      const [name, data] = event.split("\n");
      if (name === "event: complete") return;
      if (name === "event: next" && data) yield JSON.parse(data.slice("data: ".length)) as object;
    }
  }
}
