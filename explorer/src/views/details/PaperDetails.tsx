import type { Details } from "../../core/explorer";
import { arxivAddress, doiAddress, openalexAddress } from "../../core/links";
import { NodeLink } from "../../components/NodeLink";
import { Outside } from "../../components/Outside";
import { CodeMark, InferredMark } from "../../components/PaperItem";
import { Facts, Links, Section } from "../../components/Section";

type Paper = Extract<Details, { __typename: "Paper" }>;

export function PaperDetails({ paper }: { paper: Paper }) {
  return (
    <>
      <PaperFacts paper={paper} />
      <Authors paper={paper} />
      <Abstract text={paper.abstract} />
      <Categories paper={paper} />
      <Topics paper={paper} />
      <Institutions paper={paper} />
      <Sources sources={paper.sources} />
    </>
  );
}

function PaperFacts({ paper }: { paper: Paper }) {
  const { date, doi, arxivId, openalexId } = paper;
  return (
    <Facts
      facts={[
        ["Date", date && `${date.value}${date.yearInferred ? " (year inferred)" : ""}`],
        ["Type", paper.type],
        ["Code", paper.hasCode ? <CodeMark paper={paper} /> : null],
        ["DOI", doi && <Outside href={doiAddress(doi)}>{doi}</Outside>],
        ["arXiv", arxivId && <Outside href={arxivAddress(arxivId)}>{arxivId}</Outside>],
        [
          "OpenAlex",
          openalexId && <Outside href={openalexAddress(openalexId)}>{openalexId}</Outside>,
        ],
        ["Cited by", paper.citedByCount?.toLocaleString("en")],
        ["Score", paper.score],
      ]}
    />
  );
}

function Authors({ paper }: { paper: Paper }) {
  const { authors, authorsTruncated } = paper;
  return (
    <Section
      title="Authors"
      shown={authors.edges.length}
      total={authors.totalCount}
      note={noteOn(authorsTruncated)}
    >
      {authors.edges.map((edge) => (
        <li key={edge.node.id}>
          <NodeLink id={edge.node.id} kind="AUTHOR">
            {edge.node.name}
          </NodeLink>
          <p className="fine marks">
            {edge.position !== null && <span>{ordinal(edge.position)} author</span>}
            {edge.printedName !== null && edge.printedName !== edge.node.name && (
              <span>printed as “{edge.printedName}”</span>
            )}
            {edge.inferred && <InferredMark />}
          </p>
        </li>
      ))}
    </Section>
  );
}

function noteOn(truncated: boolean | null): string {
  if (truncated === null) return "No source prints the author list: these are the known authors.";
  return truncated ? "The printed list is cut (“et al.”): there are more authors than these." : "";
}

function ordinal(position: number): string {
  const tens = position % 100;
  const ending =
    tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][position % 10] ?? "th");
  return `${position}${ending}`;
}

function Abstract({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <section className="section">
      <h3>Abstract</h3>
      <p className="abstract">{text}</p>
    </section>
  );
}

function Categories({ paper: { categories } }: { paper: Paper }) {
  return (
    <Section title="Categories" shown={categories.edges.length} total={categories.totalCount}>
      {categories.edges.map((edge) => (
        <li key={edge.node.id}>
          <NodeLink id={edge.node.id} kind="CATEGORY">
            {edge.node.code} {edge.node.name}
          </NodeLink>
          <p className="fine marks">
            {edge.primary && <span>primary</span>}
            {edge.ambiguous && (
              <span className="inferred" title="The printed suffix fits several categories.">
                one of several candidates
              </span>
            )}
          </p>
        </li>
      ))}
    </Section>
  );
}

function Topics({ paper }: { paper: Paper }) {
  return (
    <Links
      title="Topics"
      kind="TOPIC"
      list={paper.topics}
      note={(edge) => [
        edge.score === null ? "" : `score ${edge.score.toFixed(2)}`,
        edge.method ?? "",
      ]}
    />
  );
}

function Institutions({ paper }: { paper: Paper }) {
  return (
    <Links
      title="Institutions"
      kind="INSTITUTION"
      list={paper.institutions}
      note={(edge) => [edge.method === null ? "" : `found by ${edge.method}`]}
    />
  );
}

function Sources({ sources }: { sources: Paper["sources"] }) {
  return (
    <Section title="Sources" shown={sources.length} total={sources.length}>
      {sources.map((source) => (
        <li key={source.id} className="fine">
          {source.format} · <code>{source.file}</code>
          {source.line !== null && `, line ${source.line}`}
          {source.asOf !== null && `, as of ${source.asOf}`}
        </li>
      ))}
    </Section>
  );
}
