"""What can be fetched, in every form that people write it."""

import pytest

from ingest.fetch.errors import UnknownTargetError
from ingest.fetch.targets import parse_target


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("doi:10.1000/Example", "doi:10.1000/example"),
        ("https://doi.org/10.1000/example", "doi:10.1000/example"),
        ("10.1000/example", "doi:10.1000/example"),
        ("arxiv:2101.00001v2", "arxiv:2101.00001"),
        ("https://arxiv.org/abs/2101.00001", "arxiv:2101.00001"),
        ("openalex:w123", "openalex:W123"),
        ("https://openalex.org/A5000000000", "openalex:A5000000000"),
        ("orcid:0000-0002-1825-0097", "orcid:0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1825-0097", "orcid:0000-0002-1825-0097"),
    ],
)
def test_target(text, expected):
    assert str(parse_target(text)) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("doi:nothing", "is no identifier that can be fetched"),
        ("Ada Example", "is no identifier that can be fetched"),
        ("openalex:T123", "is no work"),
        ("orcid:0000-0002-1825-0098", "is no identifier"),
    ],
)
def test_what_is_no_target_is_named(text, message):
    with pytest.raises(UnknownTargetError, match=message):
        parse_target(text)
