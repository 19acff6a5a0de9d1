"""What is asked of everybody: one document a peer, and the variables of each request."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.graphql.cases import Case

OURS, THEIRS, PLAIN = "ours", "@neo4j/graphql", "plain Strawberry"
DRIVER = "driver alone"

Json = Mapping[str, object]

_SIX = "id title year type authorCount hasCode"
_PAGE = 10
_DEEP = 1_000
"""How many pages deep a deep page is."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One question: a document for each that can answer it, all with the same variables."""

    name: str
    documents: Mapping[str, str]
    variables: Callable[[Case], Json]
    in_headline: bool = True
    """Whether it counts in the mean.

    A search does not, which is too much a matter of what is searched for, nor do further facets.
    """
    from_memory: bool = False
    """Whether we answer it from counts that are kept until the graph is written."""


def count_values(value: object) -> int:
    """How many values an answer holds: the size by which two answers are compared."""
    if isinstance(value, Mapping):
        return sum(count_values(inner) for inner in value.values())
    if isinstance(value, list):
        return sum(count_values(inner) for inner in value)
    return 1


def list_questions(find_cursor: Callable[[str], str]) -> Sequence[Question]:
    """Everything that is asked; `find_cursor` reads the cursor that a document of ours ends with.

    A peer takes the offset of the same page in the place of the cursor.
    """
    return [*_about_an_author(), *_slices(), _search(), *_lists(find_cursor)]


def _about_an_author() -> list[Question]:
    return [
        _by_id("author by id", "id name paperCount collaboratorCount lastYear"),
        _by_id(
            "three levels: papers, their authors and categories",
            "name papers(first: 20, orderBy: DATE_DESC) { nodes { id title year "
            "authors(first: 10) { nodes { id name } } "
            "categories(first: 5) { nodes { id name } } } }",
            "name papers(limit: 20, sort: [{ date: DESC }, { id: ASC }]) { id title year "
            "authors(limit: 10) { id name } categories(limit: 5) { id name } }",
            "name papers(limit: 20) { id title year "
            "authors(limit: 10) { id name } categories(limit: 5) { id name } }",
        ),
        _by_id(
            "adjacency: 50 strongest collaborators with their collaboration",
            "name collaborators(first: 50, orderBy: STRENGTH_DESC) "
            "{ edges { papers strength firstYear lastYear node { id name } } }",
            "name collaboratorsConnection(first: 50, sort: [{ edge: { strength: DESC } }]) "
            "{ edges { properties { papers strength firstYear lastYear } node { id name } } }",
            "name collaborators(limit: 50) { papers strength firstYear lastYear node { id name } }",
        ),
        Question(
            "look-up by DOI",
            {
                OURS: f"query ($doi: String!) {{ paper(by: {{doi: $doi}}) {{ {_SIX} }} }}",
                THEIRS: "query ($doi: String!) "
                f"{{ papers(where: {{ doi: {{ eq: $doi }} }}) {{ {_SIX} }} }}",
                PLAIN: f"query ($doi: String!) {{ paper(doi: $doi) {{ {_SIX} }} }}",
            },
            lambda case: {"doi": case.doi},
        ),
    ]


def _by_id(name: str, ours: str, theirs: str = "", plain: str = "") -> Question:
    return Question(
        name,
        {
            OURS: f"query ($id: ID!) {{ author(by: {{id: $id}}) {{ {ours} }} }}",
            THEIRS: "query ($id: ID!) "
            f"{{ authors(where: {{ id: {{ eq: $id }} }}) {{ {theirs or ours} }} }}",
            PLAIN: f"query ($id: ID!) {{ author(id: $id) {{ {plain or ours} }} }}",
        },
        lambda case: {"id": case.author},
    )


def _slices() -> list[Question]:
    def ask(name: str, hops: int, field: str) -> Question:
        edges = "edges { source target papers strength }"
        node = "node { id ... on Author { name } }"
        return Question(
            name,
            {
                OURS: f"query ($id: ID!) {{ slice(around: [$id], kinds: [AUTHOR], hops: {hops}, "
                f"maxNodes: 300) {{ nodes {{ {node} }} {edges} }} }}",
                THEIRS: f"query ($id: ID!) {{ {field}(around: $id, most: 300) "
                f"{{ nodes {{ id name }} {edges} }} }}",
            },
            lambda case: {"id": case.author},
        )

    return [ask("slice, 1 hop", 1, "sliceOneHop"), ask("slice, 2 hops", 2, "sliceTwoHops")]


def _search() -> Question:
    return Question(
        "search with nested authors",
        {
            OURS: "query ($text: String!) { search(query: $text, kinds: [PAPER], first: 10) "
            "{ nodes { id ... on Paper { title authors(first: 5) { nodes { id name } } } } } }",
            THEIRS: "query ($text: String!) { searchPapers(text: $text, limit: 10) "
            "{ id title authors(limit: 5) { id name } } }",
        },
        lambda case: {"text": case.word},
        in_headline=False,
    )


def _lists(find_cursor: Callable[[str], str]) -> list[Question]:
    behind = find_cursor("query { papers(first: 1000) { pageInfo { endCursor } } }")
    deep = _walk(find_cursor, _PAGE * (_DEEP - 1))
    return [
        Question(
            "1,000 papers of six fields",
            {
                OURS: f"{{ papers(first: 1000) {{ nodes {{ {_SIX} }} }} }}",
                THEIRS: f"{{ newestPapers(most: 1000, skipped: 0) {{ {_SIX} }} }}",
                PLAIN: f"{{ papers(limit: 1000) {{ {_SIX} }} }}",
            },
            lambda _case: {},
        ),
        _years("ten most frequent years of papers, since another year each time", _span_of),
        _years("ten most frequent years of papers, always the same", _same_span, in_headline=False),
        _categories("ten most frequent categories of papers, since another year each time"),
        _page("20 papers behind the first 1,000", 20, 1000, behind),
        _page(f"page {_DEEP} of {_PAGE} papers", _PAGE, _PAGE * (_DEEP - 1), deep),
    ]


def _years(name: str, years: Callable[[Case], Json], *, in_headline: bool = True) -> Question:
    return Question(
        name,
        {
            OURS: "query ($since: Int!, $until: Int!) "
            "{ papers(first: 1, where: {year: {gte: $since, lte: $until}}) "
            "{ facets(by: [YEAR]) { values { count labels } } } }",
            THEIRS: "query ($since: Int!, $until: Int!) "
            "{ paperYears(since: $since, until: $until, top: 10) { count year } }",
        },
        years,
        in_headline,
        from_memory=True,
    )


def _categories(name: str) -> Question:
    return Question(
        name,
        {
            OURS: "query ($since: Int!, $until: Int!) "
            "{ papers(first: 1, where: {year: {gte: $since, lte: $until}}) "
            "{ facets(by: [CATEGORY]) { values { count keys labels } } } }",
            THEIRS: "query ($since: Int!, $until: Int!) "
            "{ paperCategories(since: $since, until: $until, top: 10) { count id name } }",
        },
        _span_of,
        in_headline=False,
        from_memory=True,
    )


def _span_of(case: Case) -> Json:
    return {"since": case.since, "until": case.until}


def _same_span(_case: Case) -> Json:
    return {"since": 2010, "until": 2026}


def _walk(find_cursor: Callable[[str], str], items: int) -> str:
    cursor = ""
    while items > 0:
        after = f', after: "{cursor}"' if cursor else ""
        size = min(items, 1000)
        document = f"query {{ papers(first: {size}{after}) {{ pageInfo {{ endCursor }} }} }}"
        cursor, items = find_cursor(document), items - size
    return cursor


def _page(name: str, size: int, offset: int, cursor: str) -> Question:
    return Question(
        name,
        {
            OURS: "query ($after: String!) "
            f"{{ papers(first: {size}, after: $after) {{ nodes {{ id title }} }} }}",
            THEIRS: f"{{ newestPapers(most: {size}, skipped: {offset}) {{ id title }} }}",
            PLAIN: f"{{ papers(limit: {size}, offset: {offset}) {{ id title }} }}",
        },
        lambda _case: {"after": cursor},
    )
