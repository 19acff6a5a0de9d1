import type { NodeKind } from "../../api/generated";
import { nameOf } from "../../core/labels";
import { valueOf } from "../../core/resources";
import { Icon } from "../../components/Icon";
import { SearchBox } from "../../components/SearchBox";
import { useScreen } from "../../hooks/explorer-context";

const AUTHORS: readonly NodeKind[] = ["AUTHOR"];

/** A few authors: each can be taken out, and more can be looked up while there is room. */
export function People(props: {
  title: string;
  testId: string;
  ids: readonly string[];
  most: number;
  onChange: (ids: readonly string[]) => void;
}) {
  const { people, view } = useScreen();
  const { ids, onChange } = props;
  const taken = [view.ends.from, view.ends.to, ...view.options.via, ...view.options.avoid];
  return (
    <fieldset className="people" data-testid={props.testId}>
      <legend>{props.title}</legend>
      {ids.map((id) => {
        const node = valueOf(people.get(id) ?? null);
        const name = node ? nameOf(node) : id;
        return (
          <span key={id} className="chosen" data-node={id}>
            <span>{name}</span>
            <button
              type="button"
              className="icon-button"
              aria-label={`Take ${name} out`}
              onClick={() => onChange(ids.filter((other) => other !== id))}
            >
              <Icon name="close" />
            </button>
          </span>
        );
      })}
      {ids.length < props.most && (
        <SearchBox
          label={`${props.title}: an author`}
          placeholder="An author…"
          kinds={AUTHORS}
          testId={`search-${props.testId}`}
          onChoose={(node) => {
            if (!taken.includes(node.id)) onChange([...ids, node.id]);
          }}
        />
      )}
    </fieldset>
  );
}
