import { useState } from "react";
import { chooseNode, openPanel, startOver } from "../core/changes";
import { currentRequest, graphiqlAddress, writeRequest } from "../core/requests";
import { Icon } from "../components/Icon";
import { SearchBox } from "../components/SearchBox";
import { useExplorer, useScreen } from "../hooks/explorer-context";

const SAID_MS = 2000;

/** Search, and what can be done with the view as a whole. */
export function Header() {
  const { apply } = useExplorer();
  const { view, detailsFirst } = useScreen();
  const request = currentRequest(view, detailsFirst);
  const { said, copy } = useCopying();
  return (
    <header className="header">
      <button
        type="button"
        className="wordmark"
        onClick={() => apply(startOver)}
        title="Start over"
      >
        <Mark />
        <span>Research Graph</span>
      </button>
      <SearchBox
        label="Search the graph"
        placeholder="Search authors, papers, topics…"
        kinds={null}
        shortcut="/"
        testId="search"
        onChoose={(node) => apply(chooseNode(node.id))}
      />
      <nav className="header-actions" aria-label="This view">
        <button
          type="button"
          onClick={() => apply(openPanel("paths"))}
          title="Connect two authors"
          data-testid="open-paths"
        >
          <Icon name="route" /> <span>Connect</span>
        </button>
        <button
          type="button"
          onClick={() => copy(window.location.href, "Link copied")}
          title="Copy a link to this view"
          data-testid="copy-link"
        >
          <Icon name="link" /> <span>Link</span>
        </button>
        <button
          type="button"
          disabled={request === null}
          onClick={() => {
            if (request) copy(writeRequest(request), "GraphQL copied");
          }}
          title="Copy this view's request as GraphQL"
          data-testid="copy-graphql"
        >
          <Icon name="code" /> <span>GraphQL</span>
        </button>
        <a
          className="button"
          href={graphiqlAddress(request)}
          target="_blank"
          rel="noreferrer"
          title="Open in GraphiQL"
        >
          <Icon name="open" /> <span>GraphiQL</span>
        </a>
      </nav>
      <p className="said" role="status" data-testid="said">
        {said}
      </p>
    </header>
  );
}

/** Copies a text and says for a moment whether that worked. */
function useCopying() {
  const [said, setSaid] = useState("");
  const say = (words: string) => {
    setSaid(words);
    setTimeout(() => setSaid(""), SAID_MS);
  };
  const copy = (text: string, words: string) => {
    writeClipboard(text).then(
      () => say(words),
      () => say("The browser does not allow copying"),
    );
  };
  return { said, copy };
}

/** Without TLS, and not on this machine, browsers offer no clipboard at all. */
async function writeClipboard(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d="M6.5 7.5 17 5M6.5 7.5 11 17.5M17 5l-6 12.5M17 5l2.2 9.5M11 17.5l8.2-3" />
      <circle cx="6.5" cy="7.5" r="3" className="kind-author" />
      <rect x="14.4" y="2.4" width="5.4" height="5.4" rx="1.3" className="kind-paper" />
      <circle cx="11" cy="17.5" r="3.4" className="kind-topic" />
      <path d="m19.2 11.6 2.9 2.9-2.9 2.9-2.9-2.9Z" className="kind-category" />
    </svg>
  );
}
