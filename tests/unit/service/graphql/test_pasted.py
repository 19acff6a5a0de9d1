import pytest

from graph.query.ways import Named
from service.graphql.pasted import find_named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("doi:10.1109/5.771073", [("Paper", "doi", "10.1109/5.771073")]),
        ("DOI 10.1109/5.771073", [("Paper", "doi", "10.1109/5.771073")]),
        ("10.48550/arXiv.2205.11474", [("Paper", "arxivId", "2205.11474")]),
        ("2205.11474v1 [cs.LG]", [("Paper", "arxivId", "2205.11474")]),
        ("hep-th/9901001", [("Paper", "arxivId", "hep-th/9901001")]),
        ("https://openalex.org/W2741809807", [("Paper", "openalexId", "W2741809807")]),
        ("I27837315", [("Institution", "openalexId", "I27837315")]),
        (" https://ror.org/03v4gjf40/ ", [("Institution", "ror", "03v4gjf40")]),
        ("category:cs.LG", [("Category", "id", "cs.LG")]),
        ("paper:a", [("Paper", "id", "paper:a")]),
        ("Lukas Ruff", []),
        ("deep 10.1109/5.771073", []),
        ("arXiv", []),
        ("0000-0002-1825-0098", []),
        ("c53", []),
        ("topic: reviews", []),
        ("", []),
        ("author:" + "a" * 600, []),
    ],
)
def test_a_whole_text_that_is_an_identifier_names_nodes(
    text: str, named: list[tuple[str, str, str]]
) -> None:
    assert list(find_named(text)) == [Named(*one) for one in named]
