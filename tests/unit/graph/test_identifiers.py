"""Identifiers in every form that people write them."""

import pytest

from graph.identifiers import (
    clean_arxiv_id,
    clean_doi,
    clean_openalex_id,
    clean_orcid,
    clean_ror,
    find_arxiv_id,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://doi.org/10.7717/PeerJ.4375", "10.7717/peerj.4375"),
        ("doi:10.1000/A(b).", "10.1000/a(b)"),
        ("(10.1016/S0140-6736(20)30183-5)", "10.1016/s0140-6736(20)30183-5"),
        ("https://dx.doi.org/10.1002%2Fabc", "10.1002/abc"),
        ("10.48550/arXiv.2101.00001", "10.48550/arxiv.2101.00001"),
        ("10.1000/a(b)c).", "10.1000/a(b)c"),
        ("10.1000/a<b>.]>)", "10.1000/a<b>"),
        ("10.1000/a)b(c)", "10.1000/a)b(c"),
        ("10.1000/abc/", "10.1000/abc/"),
        pytest.param("10.1000/abc" + ")" * 100_000, "10.1000/abc", id="hostile tail"),
        ("10.1234/)))", None),
        ("10.1234/.", None),
        ("11.1000/abc", None),
        ("", None),
        (None, None),
    ],
)
def test_doi(text, expected):
    assert clean_doi(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2101.00001", "2101.00001"),
        ("arXiv:2101.00001v3", "2101.00001"),
        ("https://arxiv.org/pdf/0704.0001v1.pdf", "0704.0001"),
        ("https://arxiv.org/abs/math.GT/0211159", "math/0211159"),
        ("hep-th/9901001v2", "hep-th/9901001"),
        ("HEP-TH/9901001V2", "hep-th/9901001"),
        ("https://arxiv.org/abs/Math.gt/0211159", "math/0211159"),
        ("oai:arXiv.org:0704.0001", "0704.0001"),
        ("https://doi.org/10.48550/arXiv.2101.00001", "2101.00001"),
        ("2113.00001", None),
        ("2101.000012", None),
        ("10.1000/2101.00001", None),
        (None, None),
    ],
)
def test_arxiv_id(text, expected):
    assert clean_arxiv_id(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("arXiv preprint arXiv:1706.03762, 2017", "1706.03762"),
        ("see https://arxiv.org/abs/hep-th/9901001v2 for it", "hep-th/9901001"),
        ("arXiv: to appear", None),
        ("12 of 1706.03762", None),
    ],
)
def test_arxiv_id_inside_a_text(text, expected):
    assert find_arxiv_id(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("0000000218250097", "0000-0002-1825-0097"),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000-0002-1825-0098", None),
    ],
)
def test_orcid_with_a_true_check_digit(text, expected):
    assert clean_orcid(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://ror.org/05ppvf150", "05ppvf150"),
        ("05PPVF150", "05ppvf150"),
        ("05ppvf151", None),
        ("https://ror.org/", None),
    ],
)
def test_ror_with_true_check_digits(text, expected):
    assert clean_ror(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://openalex.org/W2741809807", "W2741809807"),
        ("openalex:a5023888391", "A5023888391"),
        ("X123", None),
    ],
)
def test_openalex_id(text, expected):
    assert clean_openalex_id(text) == expected
