import type { Paths } from "../../core/graph";
import { cutPhrase } from "../../core/completeness";
import { spanOf } from "../../core/labels";
import { NodeLink } from "../../components/NodeLink";
import { PaperItem } from "../../components/PaperItem";

/** What the two have in common where no path joins them; nothing where one does. */
export function WeakerTies({ ties }: { ties: Paths["weakerTies"] }) {
  if (!ties) return null;
  const { institutions, citations, topics, categories } = ties;
  if (institutions.length + citations.length + topics.length + categories.length === 0) return null;
  return (
    <section className="section" data-testid="weaker-ties">
      <h3>In common all the same</h3>
      <p className="fine">Much weaker than a joint paper, and no path.</p>
      <Shared title="Institutions, in the same years" total={ties.institutionTotal}>
        {institutions.map(({ institution, firstYear, lastYear }) => (
          <li key={institution.id}>
            <NodeLink id={institution.id} kind="INSTITUTION">
              {institution.name}
            </NodeLink>{" "}
            <span className="fine">{spanOf(firstYear, lastYear)}</span>
          </li>
        ))}
      </Shared>
      <Shared title="One cites the other" total={ties.citationTotal}>
        {citations.map(({ citing }, index) => (
          <PaperItem key={index} paper={citing} />
        ))}
      </Shared>
      <Shared title="Topics" total={ties.topicTotal}>
        {topics.map(({ topic }) => (
          <li key={topic.id}>
            <NodeLink id={topic.id} kind="TOPIC">
              {topic.name}
            </NodeLink>
          </li>
        ))}
      </Shared>
      <Shared title="Categories" total={ties.categoryTotal}>
        {categories.map(({ category }) => (
          <li key={category.id}>
            <NodeLink id={category.id} kind="CATEGORY">
              {category.code} {category.name}
            </NodeLink>
          </li>
        ))}
      </Shared>
    </section>
  );
}

function Shared(props: { title: string; total: number; children: readonly React.ReactNode[] }) {
  const cut = cutPhrase(props.children.length, props.total);
  if (props.total === 0) return null;
  return (
    <>
      <h4>{props.title}</h4>
      <ul className="rows">{props.children}</ul>
      {cut && <p className="cut">{cut}</p>}
    </>
  );
}
