import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";
import { ENDPOINT } from "../api/client";
import { withStreams } from "./streams";

const FIRST_QUERY = `# What does the graph know? Press Ctrl-Enter to ask.
query First {
  authors(first: 3, orderBy: PAPER_COUNT_DESC) {
    totalCount
    nodes {
      id
      name
      paperCount
      collaborators(first: 3) {
        edges {
          strength
          node {
            name
          }
        }
      }
    }
  }
}
`;

const root = document.getElementById("root");
if (!root) throw new Error("graphiql.html has no element #root");

const given = new URLSearchParams(window.location.hash.slice(1));
const query = given.get("query");
const variables = given.get("variables");

createRoot(root).render(
  <GraphiQL
    fetcher={withStreams(createGraphiQLFetcher({ url: ENDPOINT }))}
    defaultQuery={FIRST_QUERY}
    {...(query !== null ? { initialQuery: query } : {})}
    {...(variables !== null ? { initialVariables: variables } : {})}
  />,
);
