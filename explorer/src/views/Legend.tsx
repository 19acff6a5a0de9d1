import { useMemo } from "react";
import type { GraphModel } from "../core/graph";
import { resetFilters, restrictYears, toggleKind } from "../core/changes";
import { KINDS, wordsOf } from "../core/kinds";
import { KindIcon } from "../components/KindIcon";
import { YearRange } from "../components/YearRange";
import { useExplorer, useScreen } from "../hooks/explorer-context";

/** What the shapes mean; each is a switch that shows or hides its kind, beside a range of years. */
export function Legend() {
  const { apply } = useExplorer();
  const { view, graph } = useScreen();
  const counts = useMemo(() => countKinds(graph), [graph]);
  const filtered =
    view.kinds.length < KINDS.length || view.years.since !== null || view.years.until !== null;
  return (
    <div className="legend" role="group" aria-label="Kinds and years to show" data-testid="legend">
      <ul>
        {KINDS.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              aria-pressed={view.kinds.includes(kind)}
              onClick={() => apply(toggleKind(kind))}
              data-testid={`kind-${kind.toLowerCase()}`}
              title={`${view.kinds.includes(kind) ? "Hide" : "Show"} ${wordsOf(kind).many}`}
            >
              <KindIcon kind={kind} />
              <span>{wordsOf(kind).many}</span>
              <span className="count">{counts.get(kind) ?? 0}</span>
            </button>
          </li>
        ))}
      </ul>
      <YearRange
        legend="Papers"
        testId="years"
        years={view.years}
        onChange={(years) => apply(restrictYears(years))}
      />
      {filtered && (
        <button type="button" className="plain-button" onClick={() => apply(resetFilters)}>
          Show everything
        </button>
      )}
    </div>
  );
}

function countKinds(graph: GraphModel): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of graph.nodes.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
