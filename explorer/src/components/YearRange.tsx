import { useState } from "react";
import type { Years } from "../core/view";

/** Two year fields; what is typed counts on Enter and when the field is left. */
export function YearRange(props: {
  legend: string;
  years: Years;
  onChange: (years: Years) => void;
  testId: string;
}) {
  const { years, onChange } = props;
  return (
    <fieldset className="years" data-testid={props.testId}>
      <legend>{props.legend}</legend>
      <YearField
        key={`since ${years.since}`}
        label="from"
        value={years.since}
        onChange={(since) => onChange({ ...years, since })}
      />
      <YearField
        key={`until ${years.until}`}
        label="to"
        value={years.until}
        onChange={(until) => onChange({ ...years, until })}
      />
      {years.since !== null && years.until !== null && years.since > years.until && (
        <p className="fine warning">
          {years.since} is after {years.until}: no paper can match.
        </p>
      )}
    </fieldset>
  );
}

function YearField(props: {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  const [text, setText] = useState(props.value === null ? "" : String(props.value));
  const commit = () => {
    const year = /^\d{4}$/.test(text.trim()) ? Number(text) : null;
    if (year === null) setText("");
    if (year !== props.value) props.onChange(year);
  };
  return (
    <label>
      <span>{props.label}</span>
      <input
        inputMode="numeric"
        maxLength={4}
        placeholder="any"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
        }}
      />
    </label>
  );
}
