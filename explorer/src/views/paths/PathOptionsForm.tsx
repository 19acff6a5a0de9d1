import type { HyperauthorMode, PathWeight } from "../../api/generated";
import { restrictPaths } from "../../core/changes";
import type { PathOptions } from "../../core/view";
import { DEFAULT_OPTIONS, MOST_AVOIDED, MOST_VIA } from "../../core/view";
import { YearRange } from "../../components/YearRange";
import { useExplorer, useScreen } from "../../hooks/explorer-context";
import { People } from "./People";

const WEIGHTS: readonly (readonly [PathWeight, string])[] = [
  ["HOPS", "Fewest hops"],
  ["STRENGTH", "Strongest collaborations"],
  ["RECENT", "Strong and recent"],
];

const POLICIES: readonly (readonly [HyperauthorMode, string])[] = [
  ["EXCLUDE", "Leave them out"],
  ["DOWNWEIGHT", "Count them less"],
  ["INCLUDE", "Count them as others"],
];

const CONFIDENCES: readonly (readonly [string, string])[] = [
  ["0", "Doubtful ones too"],
  ["0.8", "Confidence 0.8 or more"],
  ["1", "Certain ones alone"],
];

/** How to search for paths; each change asks again. */
export function PathOptionsForm() {
  const { apply } = useExplorer();
  const { options } = useScreen().view;
  const set = (change: Partial<PathOptions>) => apply(restrictPaths(change));
  return (
    <details className="options" data-testid="path-options">
      <summary>Options{isUsual(options) ? "" : " (changed)"}</summary>
      <div className="option-grid">
        <Choice
          label="Prefer"
          testId="weight"
          value={options.weight}
          choices={WEIGHTS}
          onChange={(weight) => set({ weight })}
        />
        <Amount
          label="Hops at most"
          value={options.maxHops}
          most={10}
          onChange={(maxHops) => set({ maxHops })}
        />
        <Amount
          label="Paths at most"
          value={options.first}
          most={20}
          onChange={(first) => set({ first })}
        />
        <Choice
          label="Papers with very many authors"
          testId="policy"
          value={options.hyperauthor}
          choices={POLICIES}
          onChange={(hyperauthor) => set({ hyperauthor })}
        />
        {options.hyperauthor !== "INCLUDE" && (
          <Amount
            label="“Very many” is more than"
            value={options.threshold}
            least={2}
            most={100_000}
            onChange={(threshold) => set({ threshold })}
          />
        )}
        <YearRange
          legend="Joint papers"
          testId="path-years"
          years={{ since: options.since, until: options.until }}
          onChange={set}
        />
        <Choice
          label="Authorships"
          testId="confidence"
          value={confidenceName(options.minConfidence)}
          choices={CONFIDENCES}
          onChange={(name) => set({ minConfidence: Number(name) })}
        />
        <People
          title="Only through"
          testId="via"
          ids={options.via}
          most={MOST_VIA}
          onChange={(via) => set({ via })}
        />
        <People
          title="Not through"
          testId="avoid"
          ids={options.avoid}
          most={MOST_AVOIDED}
          onChange={(avoid) => set({ avoid })}
        />
      </div>
    </details>
  );
}

/** The choice for a confidence; one that a link brought from elsewhere is rounded up to a choice. */
function confidenceName(least: number): string {
  return CONFIDENCES.find(([value]) => Number(value) >= least)?.[0] ?? "1";
}

function isUsual(options: PathOptions): boolean {
  const names = Object.keys(DEFAULT_OPTIONS) as (keyof PathOptions)[];
  return names.every((name) => String(options[name]) === String(DEFAULT_OPTIONS[name]));
}

function Choice<T extends string>(props: {
  label: string;
  testId: string;
  value: T;
  choices: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
}) {
  return (
    <label>
      <span>{props.label}</span>
      <select
        data-testid={props.testId}
        value={props.value}
        onChange={(event) => {
          const chosen = props.choices.find(([value]) => value === event.target.value);
          if (chosen) props.onChange(chosen[0]);
        }}
      >
        {props.choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Amount(props: {
  label: string;
  value: number;
  least?: number;
  most: number;
  onChange: (value: number) => void;
}) {
  const least = props.least ?? 1;
  return (
    <label>
      <span>{props.label}</span>
      <input
        type="number"
        min={least}
        max={props.most}
        defaultValue={props.value}
        key={props.value}
        onChange={(event) => {
          const value = event.target.valueAsNumber;
          if (Number.isInteger(value) && value >= least && value <= props.most)
            props.onChange(value);
        }}
      />
    </label>
  );
}
