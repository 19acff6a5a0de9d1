"""The classes of the model read and write the graph, as a notebook would use them."""

from collections.abc import Iterator

import pytest
from neomodel import db
from neomodel.exceptions import UniqueProperty
from neomodel.semantic_filters import FulltextFilter

from graph.model.author import Author
from graph.model.paper import Paper
from graph.store.database import Database
from tests.helpers.graph_checks import check_relationships


@pytest.fixture(autouse=True)
def _our_driver(database: Database) -> Iterator[None]:
    db.set_connection(driver=database.driver)
    yield
    db.driver = None  # the driver stays ours to close


def author(author_id: str, name: str) -> Author:
    return Author(
        id=author_id,
        name=name,
        nameVariants=[name],
        nameKey=name.lower(),
        searchText=name,
        paperCount=1,
        collaboratorCount=0,
        component=author_id,
        authorshipComponent=author_id,
    ).save()


def paper(paper_id: str, title: str) -> Paper:
    return Paper(
        id=paper_id,
        title=title,
        titleKey=title.lower(),
        searchText=title,
        yearInferred=False,
        hasCode=False,
        authorCount=1,
    ).save()


def test_an_authorship_is_written_in_the_direction_of_the_model(database: Database) -> None:
    author("author:a", "Åsa Öberg").papers.connect(
        paper("paper:a", "On graphs"),
        {
            "position": 1,
            "printedName": "A. Öberg",
            "inferred": False,
            "confidence": 1.0,
            "sources": [],
            "evidence": [],
            "method": "test",
            "profiles": [],
        },
    )

    assert check_relationships(
        database, ("Author", "name"), "AUTHORED", ("Paper", "title"), ["position", "printedName"]
    ) == {("Åsa Öberg", "On graphs", 1, "A. Öberg")}
    assert [found.name for found in Paper.nodes.get(id="paper:a").authors] == ["Åsa Öberg"]


def test_an_id_is_given_once() -> None:
    author("author:a", "Åsa Öberg")

    with pytest.raises(UniqueProperty):
        author("author:a", "Somebody Else")


def test_search_takes_no_notice_of_accents() -> None:
    author("author:a", "Åsa Öberg")

    found = Author.nodes.filter(
        fulltext_filter=FulltextFilter(
            topk=5, fulltext_attribute_name="searchText", query_string="asa oberg"
        )
    ).all()

    assert [row[0].id for row in found] == ["author:a"]
