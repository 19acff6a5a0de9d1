import { describe, expect, it } from "vitest";
import { readResults } from "./streams";

function streamOf(...parts: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}

async function read(...parts: Uint8Array[]): Promise<object[]> {
  const results: object[] = [];
  for await (const result of readResults(streamOf(...parts))) results.push(result);
  return results;
}

const TEXT =
  'event: next\ndata: {"data":{"name":"Ångström"}}\n\n:\n\nevent: next\ndata: {"data":2}\n\n' +
  'event: complete\ndata:\n\nevent: next\ndata: {"data":3}\n\n';

describe("readResults", () => {
  it("gives the results until the stream is complete", async () => {
    const all = new TextEncoder().encode(TEXT);
    expect(await read(all)).toEqual([{ data: { name: "Ångström" } }, { data: 2 }]);
  });

  it("does not mind where the stream is cut", async () => {
    const bytes = [...new TextEncoder().encode(TEXT)].map((byte) => new Uint8Array([byte]));
    expect(await read(...bytes)).toEqual([{ data: { name: "Ångström" } }, { data: 2 }]);
  });

  it("ends with the stream", async () => {
    expect(
      await read(new TextEncoder().encode('event: next\ndata: {"data":1}\n\nevent: ne')),
    ).toEqual([{ data: 1 }]);
  });
});
