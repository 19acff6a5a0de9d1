import type { Details } from "../../core/explorer";
import { counted } from "../../core/kinds";
import { rorAddress } from "../../core/links";
import { NodeLink } from "../../components/NodeLink";
import { Outside } from "../../components/Outside";
import { PaperItem } from "../../components/PaperItem";
import { Facts, Section } from "../../components/Section";

type Of<Name extends Details["__typename"]> = Extract<Details, { __typename: Name }>;

export function CategoryDetails({ category }: { category: Of<"Category"> }) {
  const { parent } = category;
  return (
    <>
      <Facts
        facts={[
          ["Scheme", category.scheme],
          [
            "Part of",
            parent && (
              <NodeLink id={parent.id} kind="CATEGORY">
                {parent.code} {parent.name}
              </NodeLink>
            ),
          ],
        ]}
      />
      <Papers papers={category.papers} />
    </>
  );
}

export function TopicDetails({ topic }: { topic: Of<"Topic"> }) {
  return (
    <>
      <Facts facts={[["Kind", topic.kind]]} />
      <Authors authors={topic.authors} />
      <Papers papers={topic.papers} />
    </>
  );
}

export function InstitutionDetails({ institution }: { institution: Of<"Institution"> }) {
  const { ror } = institution;
  return (
    <>
      <Facts
        facts={[
          ["Also known as", institution.aliases.join(" · ")],
          ["Type", institution.type],
          ["Country", institution.country],
          ["ROR", ror && <Outside href={rorAddress(ror)}>{ror}</Outside>],
        ]}
      />
      <Authors authors={institution.authors} />
      <Papers papers={institution.papers} />
    </>
  );
}

function Papers({ papers }: { papers: Of<"Category" | "Topic" | "Institution">["papers"] }) {
  return (
    <Section title="Papers" shown={papers.nodes.length} total={papers.totalCount}>
      {papers.nodes.map((paper) => (
        <PaperItem key={paper.id} paper={paper} />
      ))}
    </Section>
  );
}

function Authors({ authors }: { authors: Of<"Topic" | "Institution">["authors"] }) {
  return (
    <Section title="Authors" shown={authors.edges.length} total={authors.totalCount}>
      {authors.edges.map((edge) => (
        <li key={edge.node.id}>
          <NodeLink id={edge.node.id} kind="AUTHOR">
            {edge.node.name}
          </NodeLink>
          <p className="fine">{counted(edge.papers, "paper")} here</p>
        </li>
      ))}
    </Section>
  );
}
