import type { EndSummary, Screen } from "../../core/explorer";
import { connect, swapEnds } from "../../core/changes";
import { nameOf } from "../../core/labels";
import { tellOutcome } from "../../core/outcomes";
import { valueOf } from "../../core/resources";
import { Icon } from "../../components/Icon";
import { Awaited } from "../../components/Notice";
import { SearchBox } from "../../components/SearchBox";
import { useExplorer, useScreen } from "../../hooks/explorer-context";
import type { NodeKind } from "../../api/generated";
import { PathList } from "./PathList";
import { PathOptionsForm } from "./PathOptionsForm";
import { WeakerTies } from "./WeakerTies";

const AUTHORS: readonly NodeKind[] = ["AUTHOR"];

/** How two authors are connected, and through which papers. */
export function PathsPanel() {
  const screen = useScreen();
  const { apply } = useExplorer();
  const { from, to } = screen.view.ends;
  return (
    <div className="paths-panel" data-testid="paths-panel">
      <div className="ends">
        <End mark="A" label="First author" id={from} summary={screen.ends.from} side="from" />
        <End mark="B" label="Second author" id={to} summary={screen.ends.to} side="to" />
        <button
          type="button"
          className="icon-button swap"
          aria-label="Swap the two authors"
          title="Swap"
          disabled={from === null && to === null}
          onClick={() => apply(swapEnds)}
        >
          <Icon name="swap" />
        </button>
      </div>
      <PathOptionsForm />
      <Answer screen={screen} />
    </div>
  );
}

function End(props: {
  mark: string;
  label: string;
  id: string | null;
  summary: EndSummary;
  side: "from" | "to";
}) {
  const { apply } = useExplorer();
  const { id, side } = props;
  return (
    <div className="end" data-testid={`end-${side}`} data-node={id ?? ""}>
      <span className="end-mark">{props.mark}</span>
      {id === null ? (
        <SearchBox
          label={props.label}
          placeholder={`${props.label}…`}
          kinds={AUTHORS}
          testId={`search-${side}`}
          onChoose={(node) => apply(connect({ [side]: node.id }))}
        />
      ) : (
        <span className="chosen">
          <span>{nameOfEnd(props.summary, id)}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={`Choose another ${props.label.toLowerCase()}`}
            onClick={() => apply(connect({ [side]: null }))}
          >
            <Icon name="close" />
          </button>
        </span>
      )}
    </div>
  );
}

function nameOfEnd(summary: EndSummary, id: string): string {
  const node = valueOf(summary);
  return node ? nameOf(node) : id;
}

function Answer({ screen }: { screen: Screen }) {
  const { paths, view, ends } = screen;
  if (!paths) {
    return (
      <p className="fine empty">
        Choose two authors: the paths between them over joint papers are shown here, with the papers
        of every hop.
      </p>
    );
  }
  const names = {
    from: nameOfEnd(ends.from, view.ends.from ?? ""),
    to: nameOfEnd(ends.to, view.ends.to ?? ""),
  };
  return (
    <Awaited resource={paths} what="the paths">
      {(answer) => {
        const told = tellOutcome(answer, names);
        return (
          <>
            <div
              className={`outcome ${told.tone}`}
              role="status"
              data-testid="outcome"
              data-outcome={answer.outcome}
            >
              <p className="headline">{told.headline}</p>
              <ul className="fine">
                {told.notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </div>
            <PathList answer={answer} />
            <WeakerTies ties={answer.weakerTies} />
          </>
        );
      }}
    </Awaited>
  );
}
