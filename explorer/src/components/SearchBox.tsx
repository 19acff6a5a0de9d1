import type { KeyboardEvent } from "react";
import { useEffect, useId, useRef, useState } from "react";
import type { NodeKind, NodeSummaryFragment } from "../api/generated";
import { kindOfType } from "../core/kinds";
import { describe, nameOf } from "../core/labels";
import { moveActive, splitMatches } from "../core/suggestions";
import { useExplorer } from "../hooks/explorer-context";
import { useSuggestions } from "../hooks/use-suggestions";
import { Icon } from "./Icon";
import { KindIcon } from "./KindIcon";
import { Failure } from "./Notice";

interface SearchBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly kinds: readonly NodeKind[] | null;
  readonly onChoose: (node: NodeSummaryFragment) => void;
  readonly testId: string;
  /** The key that brings the cursor here from anywhere on the page. */
  readonly shortcut?: string;
}

/** A text field that suggests nodes: arrow keys move, Enter chooses, Escape closes. */
export function SearchBox(props: SearchBoxProps) {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const { search } = useExplorer();
  const found = useSuggestions(text, props.kinds);
  const nodes = found?.state === "ready" ? found.value.nodes : [];
  useShortcut(props.shortcut, input);

  const choose = (node: NodeSummaryFragment | undefined) => {
    if (!node) return;
    setText("");
    setOpen(false);
    setActive(-1);
    input.current?.blur();
    props.onChoose(node);
  };

  // Whoever types fast and presses Enter at once gets the best match when it arrives.
  const chooseFirst = () => {
    search(text.trim(), props.kinds).then(
      (answer) => choose(answer.nodes[0]),
      () => setOpen(true),
    );
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") setOpen(false);
    else if (event.key === "Enter" && found?.state === "loading") chooseFirst();
    else if (event.key === "Enter") choose(nodes[Math.max(active, 0)]);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      setActive(moveActive(active, event.key, nodes.length));
    }
  };

  const shown = open && found !== null;
  return (
    <div className="search" data-testid={props.testId}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label={props.label}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
        placeholder={props.placeholder}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {props.shortcut && text === "" && <kbd>{props.shortcut}</kbd>}
      <div className="suggestions" hidden={!shown} onMouseDown={(event) => event.preventDefault()}>
        <ul id={listId} role="listbox" aria-label={`Suggestions for ${props.label}`}>
          {nodes.map((node, index) => (
            <Suggestion
              key={node.id}
              id={`${listId}-${index}`}
              node={node}
              query={text}
              active={index === active}
              onChoose={() => choose(node)}
            />
          ))}
        </ul>
        {shown && <SuggestionNote found={found} text={text} />}
      </div>
    </div>
  );
}

function Suggestion(props: {
  id: string;
  node: NodeSummaryFragment;
  query: string;
  active: boolean;
  onChoose: () => void;
}) {
  return (
    <li
      id={props.id}
      role="option"
      aria-selected={props.active}
      data-node={props.node.id}
      data-testid="suggestion"
      onClick={props.onChoose}
    >
      <KindIcon kind={kindOfType(props.node.__typename)} title />
      <span className="suggestion-name">
        {splitMatches(nameOf(props.node), props.query).map((part, index) =>
          part.match ? <mark key={index}>{part.text}</mark> : part.text,
        )}
      </span>
      <span className="fine">{describe(props.node)}</span>
    </li>
  );
}

function SuggestionNote(props: {
  found: NonNullable<ReturnType<typeof useSuggestions>>;
  text: string;
}) {
  const { found } = props;
  if (found.state === "failed") return <Failure failure={found.failure} />;
  if (found.state === "loading") return <p className="fine suggestion-note">Searching…</p>;
  if (found.value.nodes.length === 0) {
    return (
      <p className="fine suggestion-note" data-testid="no-match">
        Nothing in the graph matches “{props.text.trim()}”.
      </p>
    );
  }
  return found.value.more ? (
    <p className="fine suggestion-note">
      The best {found.value.nodes.length} are shown; more match.
    </p>
  ) : null;
}

function useShortcut(
  key: string | undefined,
  input: React.RefObject<HTMLInputElement | null>,
): void {
  useEffect(() => {
    if (key === undefined) return;
    const onKey = (event: globalThis.KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
      if (event.key !== key || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [key, input]);
}
