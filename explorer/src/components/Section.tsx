import type { ReactNode } from "react";
import type { NodeKind } from "../api/generated";
import { cutPhrase } from "../core/completeness";
import { useExplorer } from "../hooks/explorer-context";
import { NodeLink } from "./NodeLink";

/** A list of the details that says how much of it is there, and gets longer on request. */
export function Section(props: {
  title: string;
  shown: number;
  total: number;
  note?: string;
  children: ReactNode;
}) {
  const { lengthenDetails } = useExplorer();
  const cut = cutPhrase(props.shown, props.total);
  if (props.total === 0) return null;
  return (
    <section className="section" data-testid={`section-${props.title.toLowerCase()}`}>
      <h3>
        {props.title} <span className="count">{props.total.toLocaleString("en")}</span>
      </h3>
      {props.note && <p className="fine">{props.note}</p>}
      <ul className="rows">{props.children}</ul>
      {cut && (
        <p className="cut">
          {cut}{" "}
          <button type="button" className="plain-button" onClick={lengthenDetails}>
            Show more
          </button>
        </p>
      )}
    </section>
  );
}

/** A section of nodes of one kind: a link to each, and in a line below what the relation says. */
export function Links<
  Edge extends { readonly node: { readonly id: string; readonly name: string } },
>(props: {
  title: string;
  kind: NodeKind;
  list: { readonly edges: readonly Edge[]; readonly totalCount: number };
  note: (edge: Edge) => readonly string[];
}) {
  const { edges, totalCount } = props.list;
  return (
    <Section title={props.title} shown={edges.length} total={totalCount}>
      {edges.map((edge) => {
        const note = props.note(edge).filter(Boolean).join(" · ");
        return (
          <li key={edge.node.id}>
            <NodeLink id={edge.node.id} kind={props.kind}>
              {edge.node.name}
            </NodeLink>
            {note && <p className="fine">{note}</p>}
          </li>
        );
      })}
    </Section>
  );
}

/** A list of facts; those that are not known are not shown. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== "");
  if (known.length === 0) return null;
  return (
    <dl className="facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
