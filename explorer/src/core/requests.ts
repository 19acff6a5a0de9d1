import { DetailsDocument, PathsDocument, SliceDocument } from "../api/generated";
import { askPaths, askSlice } from "./questions";
import type { View } from "./view";

export interface GraphQLRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The request behind what the reader looks at: the paths, the details or the last slice. */
export function currentRequest(view: View, detailsFirst: number): GraphQLRequest | null {
  const paths = askPaths(view.ends, view.options);
  if (view.panel === "paths" && paths) {
    return { query: PathsDocument.toString(), variables: paths };
  }
  if (view.panel === "details" && view.selected !== null) {
    const variables = { id: view.selected, first: detailsFirst };
    return { query: DetailsDocument.toString(), variables };
  }
  const centre = view.around.at(-1);
  if (!centre) return null;
  return { query: SliceDocument.toString(), variables: { ...askSlice(centre, view) } };
}

/** A request as text to paste: the document, then its variables as a comment. */
export function writeRequest({ query, variables }: GraphQLRequest): string {
  const comment = JSON.stringify(variables, null, 2).replaceAll(/^/gm, "# ");
  return `${query.trim()}\n\n# Variables:\n${comment}\n`;
}

/** The address that opens a request in GraphiQL: behind "#", so that the page reads it, not the service. */
export function graphiqlAddress(request: GraphQLRequest | null): string {
  if (!request) return "/graphql";
  const fields = new URLSearchParams({
    query: request.query.trim(),
    variables: JSON.stringify(request.variables, null, 2),
  });
  return `/graphql#${fields.toString()}`;
}
