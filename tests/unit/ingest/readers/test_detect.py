import pytest

from ingest.errors import UnknownFormatError
from ingest.readers.detect import JSONL, PAPERS, PROFILE, detect_format


@pytest.mark.parametrize(
    ("head", "file_format"),
    [
        pytest.param("CVMay 23, 2022\nOn FogAda Winter\n", PAPERS, id="a paper list"),
        pytest.param("Ada Winter\n\nCV\nh-index29\n8papers\n", PAPERS, id="an author's head only"),
        pytest.param("Researcher profile\n\nAda Winter\n", PROFILE, id="a profile"),
        pytest.param("preprint2026arXiv\n\nOn Fog\n", PROFILE, id="items without a head"),
        pytest.param('{"kind": "author", "name": "Ada"}\n', JSONL, id="JSONL"),
        pytest.param(
            '{"kind": "paper", "abstract": "long', JSONL, id="JSONL, longer than the head"
        ),
        pytest.param('{broken\n{"kind": "author"}\n', JSONL, id="JSONL with a broken first line"),
    ],
)
def test_the_content_tells_the_format(head: str, file_format: str) -> None:
    assert detect_format(head, "file") == file_format


@pytest.mark.parametrize(
    ("head", "observed"),
    [
        pytest.param("", "empty", id="empty"),
        pytest.param(" \n\n", "empty", id="blank lines only"),
        pytest.param("<!DOCTYPE html>\n<title>502</title>", "HTML, not the text", id="HTML"),
        pytest.param('{\n  "title": "On Fog"\n}', 'JSON without "kind"', id="other JSON"),
        pytest.param("Dear Ada,\n\nthe fog of May 5, 2020", "no known shape", id="a letter"),
    ],
)
def test_anything_else_is_refused_with_what_was_looked_for(head: str, observed: str) -> None:
    with pytest.raises(UnknownFormatError, match=observed) as refused:
        detect_format(head, "mail.txt")

    assert str(refused.value).startswith("mail.txt: ")
    assert "CVMay 23, 2022Code" in str(refused.value)
    assert "Researcher profile" in str(refused.value)
