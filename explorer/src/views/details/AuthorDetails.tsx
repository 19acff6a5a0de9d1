import type { Details } from "../../core/explorer";
import { counted } from "../../core/kinds";
import { describeCollaboration, spanOf } from "../../core/labels";
import { openalexAddress, orcidAddress } from "../../core/links";
import { NodeLink } from "../../components/NodeLink";
import { Outside } from "../../components/Outside";
import { PaperItem } from "../../components/PaperItem";
import { Facts, Links, Section } from "../../components/Section";
import { Profiles, Source } from "./Profiles";

type Author = Extract<Details, { __typename: "Author" }>;

export function AuthorDetails({ author }: { author: Author }) {
  return (
    <>
      <Figures author={author} />
      <Names author={author} />
      <Metrics author={author} />
      <Trust author={author} />
      <Collaborators author={author} />
      <Papers author={author} />
      <Places author={author} />
      <Topics author={author} />
      <Profiles profiles={author.profiles} />
    </>
  );
}

function Figures({ author }: { author: Author }) {
  return (
    <ul className="figures">
      <li>
        <b>{author.paperCount.toLocaleString("en")}</b> papers
      </li>
      <li>
        <b>{author.collaboratorCount.toLocaleString("en")}</b> collaborators
      </li>
      {author.firstYear !== null && (
        <li>
          <b>{spanOf(author.firstYear, author.lastYear)}</b> active
        </li>
      )}
    </ul>
  );
}

function Names({ author }: { author: Author }) {
  const others = author.nameVariants.filter((name) => name !== author.name);
  const { mainCategory } = author;
  return (
    <Facts
      facts={[
        ["Also printed as", others.length > 0 ? others.join(" · ") : null],
        [
          "Main category",
          mainCategory && (
            <NodeLink id={mainCategory.id} kind="CATEGORY">
              {mainCategory.code} {mainCategory.name}
            </NodeLink>
          ),
        ],
        [
          "ORCID",
          author.orcid && <Outside href={orcidAddress(author.orcid)}>{author.orcid}</Outside>,
        ],
        [
          "OpenAlex",
          author.openalexId && (
            <Outside href={openalexAddress(author.openalexId)}>{author.openalexId}</Outside>
          ),
        ],
      ]}
    />
  );
}

function Metrics({ author: { metrics, profiles } }: { author: Author }) {
  if (!metrics) return null;
  return (
    <section className="section" data-testid="metrics">
      <h3>Metrics</h3>
      <Facts
        facts={[
          ["h-index", metrics.hIndex],
          ["Citations", metrics.citationCount?.toLocaleString("en")],
          ["Novelty", metrics.novelty === null ? null : `${metrics.novelty} %`],
          ["AI score", metrics.aiScore],
        ]}
      />
      <Source source={metrics.source} date={metrics.date} profiles={profiles} />
    </section>
  );
}

function Trust({ author: { trust, profiles } }: { author: Author }) {
  if (!trust) return null;
  const score =
    trust.score === null ? trust.label : [trust.score, trust.label].filter(Boolean).join(" · ");
  return (
    <section className="section" data-testid="trust">
      <h3>Trust snapshot</h3>
      <Facts
        facts={[
          ["Trust", score],
          ["Verification", trust.verification],
          ["Claimed", yesNo(trust.claimed)],
          ["Role", trust.role],
          ["Affiliation", trust.affiliation],
          ["Open to collaborate", yesNo(trust.openToCollaborate)],
          ["Followers", trust.followers?.toLocaleString("en")],
        ]}
      />
      <Source source={trust.source} date={trust.date} profiles={profiles} />
    </section>
  );
}

function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? "yes" : "no";
}

function Collaborators({ author: { collaborators } }: { author: Author }) {
  const { papersExcluded, threshold } = collaborators.completeness;
  const note =
    papersExcluded > 0 && threshold !== null
      ? `${counted(papersExcluded, "paper")} with more than ${threshold} authors not counted.`
      : "";
  return (
    <Section
      title="Collaborators"
      shown={collaborators.edges.length}
      total={collaborators.totalCount}
      note={note}
    >
      {collaborators.edges.map((edge) => (
        <li key={edge.node.id} className="row-strength">
          <NodeLink id={edge.node.id} kind="AUTHOR">
            {edge.node.name}
          </NodeLink>
          <p className="fine marks">
            <StrengthBar value={edge.strength} most={collaborators.edges[0]?.strength ?? 1} />
            <span>{describeCollaboration(edge)}</span>
            {edge.confidence < 0.8 && <Doubt confidence={edge.confidence} />}
          </p>
        </li>
      ))}
    </Section>
  );
}

function StrengthBar({ value, most }: { value: number; most: number }) {
  const share = Math.max(4, Math.min(100, (100 * value) / most));
  return (
    <span className="strength" aria-hidden="true">
      <span style={{ width: `${share}%` }} />
    </span>
  );
}

export function Doubt({ confidence }: { confidence: number }) {
  return (
    <span className="inferred" title="The best joint paper is only implied by its source.">
      confidence {confidence.toFixed(2)}
    </span>
  );
}

function Papers({ author: { papers, name } }: { author: Author }) {
  return (
    <Section title="Papers" shown={papers.edges.length} total={papers.totalCount}>
      {papers.edges.map((edge) => (
        <PaperItem
          key={edge.node.id}
          paper={edge.node}
          inferred={edge.inferred}
          printedName={edge.printedName === name ? null : edge.printedName}
        />
      ))}
    </Section>
  );
}

function Places({ author }: { author: Author }) {
  return (
    <Links
      title="Institutions"
      kind="INSTITUTION"
      list={author.institutions}
      note={(edge) => [counted(edge.papers, "paper"), spanOf(edge.firstYear, edge.lastYear)]}
    />
  );
}

function Topics({ author }: { author: Author }) {
  return (
    <Links
      title="Topics"
      kind="TOPIC"
      list={author.topics}
      note={(edge) => [counted(edge.papers, "paper")]}
    />
  );
}
