import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import RequestError
from service.graphql.ids import KINDS, NodeId, parse_id, show_id
from service.graphql.root_lookups import Key, parse_lookup


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("author:lukas-ruff", NodeId("Author", "author:lukas-ruff")),
        ("category:cs.CV", NodeId("Category", "cs.CV")),
        ("paper:doi:10.1/x", NodeId("Paper", "paper:doi:10.1/x")),
        ("topic:日本", NodeId("Topic", "topic:日本")),
    ],
)
def test_an_id_names_its_kind(text: str, parsed: NodeId) -> None:
    assert parse_id(text, argument="id") == parsed
    assert show_id(parsed.kind, parsed.stored) == text


@given(st.text())
def test_any_text_is_an_id_or_of_the_wrong_type(text: str) -> None:
    try:
        parsed = parse_id(text, argument="id")
    except RequestError as error:
        assert error.code == "WRONG_TYPE"  # noqa: PT017 - either way is right
    else:
        assert parsed.kind in KINDS.values()
        assert show_id(parsed.kind, parsed.stored) == text


@pytest.mark.parametrize("text", ["", ":", "author", "author:", "Author:x", "x:y", "author:" * 99])
def test_what_is_no_id(text: str) -> None:
    with pytest.raises(RequestError, match="is not an id"):
        parse_id(text, argument="id")


@pytest.mark.parametrize(
    ("kind", "by", "key"),
    [
        ("Paper", {"doi": "https://doi.org/10.1109/5.771073"}, ("doi", "10.1109/5.771073")),
        ("Paper", {"arxivId": "arXiv:2205.11474v3"}, ("arxivId", "2205.11474")),
        ("Paper", {"openalexId": "https://openalex.org/W1"}, ("openalexId", "W1")),
        ("Author", {"orcid": "0000-0002-1825-0097"}, ("orcid", "0000-0002-1825-0097")),
        ("Category", {"code": " cs.CV "}, ("id", "cs.CV")),
        ("Author", {"id": "author:a"}, ("id", "author:a")),
    ],
)
def test_keys_have_one_form(kind: str, by: dict[str, str], key: tuple[str, str]) -> None:
    assert parse_lookup(kind, by) == Key(kind, *key)


@pytest.mark.parametrize("doi", ["no DOI", "10.1234/)))", "10.1234/" + "a" * 300])
def test_what_is_no_identifier_is_refused(doi: str) -> None:
    with pytest.raises(RequestError, match="is not a valid value of `doi`"):
        parse_lookup("Paper", {"doi": doi})
