"""What a reader does with the explorer, on the seeds."""

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Ask
from tests.e2e.explorer_page import ExplorerPage

RUFF = "author:lukas-ruff"
KAISSIS = "author:georgios-kaissis"

SLICE = """
query ($id: ID!, $hops: Int!, $kinds: [NodeKind!], $since: Int) {
  slice(around: [$id], hops: $hops, maxNodes: 2000, kinds: $kinds, since: $since) {
    nodes { distance node { id __typename } }
  }
}
"""
PATHS = """
query ($start: ID!, $goal: ID!) {
  collaboratorPaths(input: {from: $start, to: $goal}) {
    outcome
    paths { authors { id } hops { papers(first: 5) { nodes { id } } } }
  }
}
"""
Node = dict[str, Any]
TWO_HOPS = 2


def around(ask: Ask, node: str, hops: int = 1, **options: Any) -> list[tuple[int, Node]]:
    """The distance and the node of everything near a node."""
    found = ask(SLICE, id=node, hops=hops, **options)["slice"]["nodes"]
    return [(entry["distance"], entry["node"]) for entry in found]


class Pair(NamedTuple):
    """Two authors who have no joint paper but a common collaborator."""

    start: str
    goal: str
    names: tuple[str, str]


@pytest.fixture(scope="module")
def pair(ask: Ask) -> Pair:
    found = next(
        (start["id"], goal["id"])
        for near, start in around(ask, KAISSIS, kinds=["AUTHOR"])
        if near == 1
        for far, goal in around(ask, start["id"], hops=2, kinds=["AUTHOR"])
        if far == TWO_HOPS
    )
    nodes = ask("query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Author { name } } }", ids=found)
    return Pair(*found, (nodes["nodes"][0]["name"], nodes["nodes"][1]["name"]))


def test_the_first_page_offers_what_is_in_the_graph(explorer: ExplorerPage, ask: Ask) -> None:
    counted = ask("{ authors { totalCount } papers { totalCount } }")

    explorer.open()

    totals = explorer.at("totals")
    expect(totals).to_contain_text(f"{counted['papers']['totalCount']} papers")
    expect(totals).to_contain_text(f"{counted['authors']['totalCount']} authors")
    explorer.at("example").first.click()
    assert explorer.seen().details is not None


def test_a_search_leads_to_a_node_and_its_neighbours(explorer: ExplorerPage, ask: Ask) -> None:
    explorer.open()
    explorer.choose("lukas ruf", RUFF)

    explorer.expect_details(RUFF)
    explorer.rest()
    near = {node["id"]: far for far, node in around(ask, RUFF, hops=2)}
    shown = explorer.visible()
    assert RUFF in shown
    assert shown <= near.keys()
    kinds = Counter(shown_id.partition(":")[0] for shown_id in shown)
    assert kinds.keys() == {"author", "paper", "institution", "topic", "category"}
    assert kinds["author"] > 1 < kinds["paper"]
    account = explorer.at("completeness").inner_text()
    assert account.startswith(f"{len(shown)} of at least ")
    assert "left out: at least " in account


def test_a_search_forgives_typing_errors_and_says_when_nothing_matches(
    explorer: ExplorerPage,
) -> None:
    explorer.open()

    expect(explorer.search("Geogios Kaisis").first).to_have_attribute("data-node", KAISSIS)

    explorer.search("xqzvwkjh")
    expect(explorer.at("no-match")).to_contain_text("xqzvwkjh")


def test_the_keyboard_alone_is_enough(explorer: ExplorerPage) -> None:
    explorer.open()
    keyboard = explorer.page.keyboard
    expect(explorer.at("welcome")).to_be_visible()

    keyboard.press("/")
    keyboard.type("Georgios Kaissis")
    expect(explorer.at("suggestion").first).to_have_attribute("data-node", KAISSIS)
    keyboard.press("ArrowDown")
    keyboard.press("Enter")

    explorer.expect_details(KAISSIS)


def test_enter_takes_the_best_match_even_before_it_is_shown(explorer: ExplorerPage) -> None:
    explorer.open()
    expect(explorer.at("welcome")).to_be_visible()

    explorer.page.keyboard.press("/")
    explorer.page.keyboard.insert_text("Lukas Ruff")
    explorer.page.keyboard.press("Enter")

    explorer.expect_details(RUFF)


def test_a_click_on_a_node_shows_everything_about_it(explorer: ExplorerPage, ask: Ask) -> None:
    explorer.open(f"#around={RUFF}")
    paper = explorer.freest({node["id"] for _, node in around(ask, RUFF, kinds=["PAPER"])} - {RUFF})
    title = ask("query ($id: ID!) { node(id: $id) { ... on Paper { title } } }", id=paper)

    explorer.click_node(paper)

    details = explorer.expect_details(paper)
    expect(details.get_by_role("heading", level=2)).to_have_text(title["node"]["title"])
    expect(explorer.at("section-authors")).to_be_visible()
    expect(explorer.at("section-sources")).to_be_visible()


def test_expanding_a_node_adds_its_neighbours(explorer: ExplorerPage, ask: Ask, pair: Pair) -> None:
    explorer.open(f"#around={pair.start}").rest()
    before = explorer.visible()

    explorer.click_node(KAISSIS)
    explorer.expect_details(KAISSIS)
    explorer.at("expand").click()
    expect(explorer.at("account")).to_have_count(2)
    explorer.rest()

    near = {node["id"] for _, node in around(ask, KAISSIS, hops=2)}
    after = explorer.visible()
    assert before < after
    assert after - before <= near


def test_inferred_authorships_are_marked(explorer: ExplorerPage, ask: Ask) -> None:
    edges = ask(
        "query ($id: ID!) { node(id: $id) { ... on Author { "
        "papers(first: 25) { edges { inferred } } } } }",
        id=KAISSIS,
    )["node"]["papers"]["edges"]
    expected = sum(edge["inferred"] for edge in edges)

    explorer.open(f"#around={KAISSIS}&selected={KAISSIS}")
    explorer.expect_details(KAISSIS)

    marks = explorer.at("section-papers").get_by_text("inferred", exact=True)
    expect(marks).to_have_count(expected)
    assert expected > 0


def test_paths_between_two_authors_show_the_papers_of_each_hop(
    explorer: ExplorerPage, ask: Ask, pair: Pair
) -> None:
    expected = ask(PATHS, start=pair.start, goal=pair.goal)["collaboratorPaths"]

    explorer.open()
    explorer.at("open-paths").click()
    explorer.choose(pair.names[0], pair.start, field="search-from")
    explorer.choose(pair.names[1], pair.goal, field="search-to")

    expect(explorer.at("outcome")).to_have_attribute("data-outcome", "FOUND")
    expect(explorer.at("path")).to_have_count(len(expected["paths"]))
    for index, path in enumerate(expected["paths"]):
        if index > 0:
            explorer.at("path").nth(index).get_by_role("button").first.click()
        evidence = explorer.at("path").nth(index).get_by_test_id("evidence")
        expect(evidence).to_have_count(len(path["hops"]))
        for hop, papers in zip(path["hops"], evidence.all(), strict=True):
            for paper in hop["papers"]["nodes"]:
                expect(papers.locator(f'[data-node="{paper["id"]}"]')).to_be_visible()
        authors = tuple(author["id"] for author in path["authors"])
        assert explorer.seen().highlighted == authors


def test_outcomes_without_a_path_are_told_in_words(explorer: ExplorerPage, pair: Pair) -> None:
    cases = (
        (RUFF, RUFF, 6, "SAME_AUTHOR", "one and the same author"),
        (RUFF, KAISSIS, 6, "DISCONNECTED", "not connected"),
        (pair.start, pair.goal, 1, "NO_PATH_WITHIN_BOUND", "No path of at most 1 hop"),
    )
    for start, goal, hops, outcome, words in cases:
        explorer.open(f"#panel=paths&from={start}&to={goal}&hops={hops}")
        expect(explorer.at("outcome")).to_have_attribute("data-outcome", outcome)
        expect(explorer.at("outcome")).to_contain_text(words)


def test_paths_lead_around_people_or_through_them(
    explorer: ExplorerPage, ask: Ask, pair: Pair
) -> None:
    best = ask(PATHS, start=pair.start, goal=pair.goal)["collaboratorPaths"]["paths"][0]
    between = best["authors"][1]["id"]
    name = ask("query ($id: ID!) { node(id: $id) { ... on Author { name } } }", id=between)

    explorer.open(f"#panel=paths&from={pair.start}&to={pair.goal}")
    expect(explorer.at("outcome")).to_have_attribute("data-outcome", "FOUND")
    explorer.at("path-options").locator("summary").click()
    explorer.choose(name["node"]["name"], between, field="search-avoid")

    chosen = explorer.at("avoid").locator(f'[data-node="{between}"]')
    expect(chosen).to_contain_text(name["node"]["name"])
    expect(explorer.at("outcome")).to_contain_text("1 author avoided.")
    chosen.get_by_role("button").click()
    explorer.choose(name["node"]["name"], between, field="search-via")
    expect(explorer.at("outcome")).to_contain_text("Only paths through 1 author count.")
    assert between in explorer.seen().highlighted


def test_without_a_path_the_page_says_what_two_people_share(explorer: ExplorerPage) -> None:
    explorer.open(f"#panel=paths&from={RUFF}&to={KAISSIS}")

    expect(explorer.at("weaker-ties")).to_contain_text("Topics")
    expect(explorer.at("weaker-ties")).to_contain_text("left out")


def test_a_reloaded_link_gives_the_same_view(
    explorer: ExplorerPage, new_tab: Callable[..., ExplorerPage], pair: Pair
) -> None:
    explorer.open(f"#around={pair.start}&selected={pair.start}").rest()
    explorer.at("kind-topic").click()
    explorer.at("path-from").click()
    explorer.choose(pair.names[1], pair.goal, field="search-to")
    expect(explorer.at("outcome")).to_be_visible()
    before = explorer.seen()
    assert before.highlighted

    explorer.page.reload()
    expect(explorer.at("outcome")).to_be_visible()
    assert explorer.seen() == before

    elsewhere = new_tab()
    elsewhere.page.goto(explorer.page.url)
    expect(elsewhere.at("outcome")).to_be_visible()
    assert elsewhere.seen() == before


def test_the_back_button_restores_the_view_before(explorer: ExplorerPage) -> None:
    explorer.open()
    explorer.choose("Lukas Ruff", RUFF)
    before = explorer.seen()
    explorer.choose("Georgios Kaissis", KAISSIS)
    explorer.expect_details(KAISSIS)

    explorer.page.go_back()
    explorer.expect_details(RUFF)
    assert explorer.seen() == before

    explorer.page.go_back()
    expect(explorer.at("welcome")).to_be_visible()


def test_filters_restrict_kinds_and_years(explorer: ExplorerPage, ask: Ask) -> None:
    explorer.open(f"#around={RUFF}").rest()

    for kind in ("author", "category", "topic", "institution"):
        explorer.at(f"kind-{kind}").click()
    explorer.at("years").get_by_label("from").fill("2021")
    explorer.at("years").get_by_label("from").press("Enter")
    expect(explorer.at("completeness")).to_contain_text("since 2021")
    explorer.rest()

    near = around(ask, RUFF, kinds=["PAPER"], since=2021)
    assert explorer.visible() == {node["id"] for _, node in near}
    assert len(near) > 1
