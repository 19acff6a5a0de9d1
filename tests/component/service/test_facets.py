"""Facets of lists of papers, as counted from the plain facts."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import product
from typing import Any

import pytest

from tests.component.service.conftest import Ask
from tests.helpers.research_graph import AUTHORS, PAPERS, papers_of
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio

Facts = dict[str, Any]
Fits = Callable[[Facts], bool]

READ = {
    "YEAR": lambda p: [str(p["year"])] if "year" in p else [],
    "HAS_CODE": lambda p: [str(p.get("hasCode", False)).lower()],
    "VENUE": lambda p: [p["venue"]] if "venue" in p else [],
    "CATEGORY": lambda p: p["categories"],
    "TOPIC": lambda p: p["topics"],
    "INSTITUTION": lambda p: p["institutions"],
    "AUTHOR": lambda p: p["authors"],
}

BY = [*([name] for name in READ), ["YEAR", "CATEGORY"], ["CATEGORY", "YEAR"], ["TOPIC", "AUTHOR"]]


def count(papers: Iterable[Facts], by: list[str], top: int) -> Facts:
    counts: Counter[tuple[str, ...]] = Counter()
    missing = 0
    for paper in papers:
        values = [READ[name](paper) for name in by]
        missing += not all(values)
        counts.update(set(product(*values)))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    rest = ranked[top:]
    return {
        "values": [{"keys": list(keys), "count": number} for keys, number in ranked[:top]],
        "otherValues": len(rest),
        "otherCount": sum(number for _, number in rest),
        "missing": missing,
    }


FACET = "facets(by: $by, top: $top) { values { keys count } otherValues otherCount missing }"


@pytest.mark.parametrize("by", BY, ids=" ".join)
@pytest.mark.parametrize("top", [2, 100])
async def test_facets_of_all_papers(ask: Ask, by: list[str], top: int) -> None:
    query = f"query($by: [PaperFacet!]!, $top: Int!) {{ papers(first: 1) {{ {FACET} }} }}"

    with counted_statements() as statements:
        found = (await ask(query, by=by, top=top))["papers"]["facets"]

    assert found == count(PAPERS, by, top)
    assert statements["query/papers"] == 1


async def test_facets_of_an_authors_papers_that_fit(ask: Ask) -> None:
    query = f"""query($id: ID!, $by: [PaperFacet!]!, $top: Int!) {{ author(by: {{id: $id}}) {{
      all: papers {{ totalCount {FACET} }}
      some: papers(first: 1, where: {{year: {{gte: 2020}}}}) {{
        n: nodes {{ id }} a: {FACET} }} }} }}"""
    for author in AUTHORS:
        found = (await ask(query, id=author["id"], by=["CATEGORY"], top=1))["author"]
        papers = papers_of(author["id"])
        assert found["all"]["facets"] == count(papers, ["CATEGORY"], 1)
        newer = [p for p in papers if p.get("year", 0) >= 2020]
        assert found["some"]["a"] == count(newer, ["CATEGORY"], 1)


@pytest.mark.parametrize(
    ("where", "fits"),
    [
        ("{year: {gte: 2020}}", lambda p: p.get("year", 0) >= 2020),
        ("{not: {year: {gte: 2020}}}", lambda p: p.get("year", 0) < 2020),
        ("{year: {exists: false}}", lambda p: "year" not in p),
        (
            "{or: [{year: {lt: 2020}}, {authorCount: {gte: 3}}]}",
            lambda p: p.get("year", 9999) < 2020 or p.get("authorCount", 0) >= 3,
        ),
    ],
    ids=["surely there", "not", "missing", "perhaps there"],
)
async def test_facets_by_what_the_condition_is_about(ask: Ask, where: str, fits: Fits) -> None:
    query = f"query($by: [PaperFacet!]!, $top: Int!) {{ papers(where: {where}) {{ {FACET} }} }}"

    found = (await ask(query, by=["YEAR"], top=2))["papers"]["facets"]

    assert found == count(filter(fits, PAPERS), ["YEAR"], 2)


async def test_the_best_values_alone(ask: Ask) -> None:
    for by in BY:
        query = """query($by: [PaperFacet!]!) { papers {
          facets(by: $by, top: 2) { values { keys count } } } }"""
        found = (await ask(query, by=by))["papers"]["facets"]
        assert found["values"] == count(PAPERS, by, 2)["values"]


async def test_labels_are_names(ask: Ask) -> None:
    query = "{ papers { facets(by: [CATEGORY, YEAR]) { values { keys labels } } } }"

    values = (await ask(query))["papers"]["facets"]["values"]

    assert {"keys": ["cs.LG", "2021"], "labels": ["Machine Learning", "2021"]} in values


@pytest.mark.parametrize(
    ("arguments", "code", "argument"),
    [
        ("by: []", "INVALID_ARGUMENT", "by"),
        ("by: [YEAR, YEAR]", "INVALID_ARGUMENT", "by"),
        ("by: [YEAR, TOPIC, TYPE]", "INVALID_ARGUMENT", "by"),
        ("by: [YEAR], top: 0", "INVALID_ARGUMENT", "top"),
        ("by: [YEAR], top: 101", "LIMIT_EXCEEDED", "top"),
    ],
)
async def test_what_is_refused(refused: Ask, arguments: str, code: str, argument: str) -> None:
    error = await refused(f"{{ papers {{ facets({arguments}) {{ missing }} }} }}")

    assert (error["extensions"]["code"], error["extensions"]["argument"]) == (code, argument)
