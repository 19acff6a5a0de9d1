import pytest

from graph.query.compiler import compile_plan
from graph.query.plan import Edges, Field, Listing, Lookup, Node, Plan, Property, RelationProperty
from graph.query.step import Step
from graph.query.vocabulary import (
    VocabularyError,
    check_relationship,
    get_fulltext_index,
    get_label,
    get_property,
    get_relationship_property,
)
from graph.query.ways import FulltextSearch, Order, OrderKey, Page, Scan, Traverse

HOSTILE = "x}) DETACH DELETE n //"
PAGE = Page(1, "test")


def _plan(node: Node) -> Plan:
    return Plan("test", (Lookup("id", ("author:a",), node),))


def test_what_the_model_has_is_known() -> None:
    assert get_label("Author").label == "Author"
    assert get_property("Paper", "title").required
    assert not get_property("Paper", "date").required
    assert get_relationship_property("AUTHORED", "inferred").required
    assert get_fulltext_index("Author") == "fulltext_index_Author_searchText"
    check_relationship("Author", "AUTHORED", "Paper")


@pytest.mark.parametrize(
    "plan",
    [
        _plan(Node(HOSTILE, ())),
        _plan(Node("Author", (Field("k", Property(HOSTILE)),))),
        Plan("test", (Lookup(HOSTILE, ("a",), Node("Author", ())),)),
        Plan("test", (Listing(Scan(HOSTILE), Order("o"), PAGE, ()),)),
        Plan("test", (Listing(FulltextSearch(("Profile",), ("x",), 10), Order("o"), PAGE, ()),)),
        Plan(
            "test",
            (
                Listing(
                    Scan("Author"),
                    Order("o", (OrderKey(HOSTILE),)),
                    PAGE,
                    (Field("e", Edges(())),),
                ),
            ),
        ),
        _plan(
            Node(
                "Author",
                (
                    Field(
                        "k",
                        Listing(
                            Traverse("Author", (Step(HOSTILE, "out", "Paper"),)),
                            Order("o"),
                            PAGE,
                            (),
                        ),
                    ),
                ),
            )
        ),
        _plan(
            Node(
                "Author",
                (
                    Field(
                        "k",
                        Listing(
                            Traverse("Author", (Step("AUTHORED", "out", "Paper"),)),
                            Order("o"),
                            PAGE,
                            (Field("e", Edges((Field("x", RelationProperty(HOSTILE)),))),),
                        ),
                    ),
                ),
            )
        ),
        _plan(Node("Author", (Field("k", RelationProperty("position")),))),
    ],
)
def test_what_the_model_lacks_is_refused(plan: Plan) -> None:
    with pytest.raises(VocabularyError):
        compile_plan(plan)


def test_a_relationship_has_its_direction() -> None:
    with pytest.raises(VocabularyError):
        check_relationship("Paper", "AUTHORED", "Author")
