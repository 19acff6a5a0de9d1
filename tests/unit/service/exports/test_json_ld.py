"""JSON-LD in the words of schema.org."""

import json
from urllib.parse import unquote

import pytest

from service.exports.facts import (
    AuthorFacts,
    InstitutionFacts,
    InstitutionName,
    PaperFacts,
    WriterFacts,
)
from service.exports.json_ld import write_author, write_institution, write_paper


def test_a_paper() -> None:
    paper = PaperFacts(
        "paper:x",
        "A </script> Title",
        (WriterFacts("Ludwig van Beethoven", "0000-0002-1825-0097"), WriterFacts("Plato")),
        ("ATLAS Collaboration",),
        date="2021-05",
        type="book-chapter",
        venue="A Book",
        doi="10.1234/x",
        arxiv_id="2205.11474",
        code_url="https://example.org/code",
    )
    assert json.loads(write_paper(paper)) == {
        "@context": "https://schema.org",
        "@type": "Chapter",
        "@id": "https://doi.org/10.1234/x",
        "name": "A </script> Title",
        "author": [
            {
                "@type": "Person",
                "@id": "https://orcid.org/0000-0002-1825-0097",
                "name": "Ludwig van Beethoven",
                "familyName": "van Beethoven",
                "givenName": "Ludwig",
            },
            {"@type": "Person", "name": "Plato"},
            {"@type": "Organization", "name": "ATLAS Collaboration"},
        ],
        "datePublished": "2021-05",
        "isPartOf": {"@type": "CreativeWork", "name": "A Book"},
        "url": "https://doi.org/10.1234/x",
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "rgraph", "value": "paper:x"},
            {"@type": "PropertyValue", "propertyID": "doi", "value": "10.1234/x"},
            {"@type": "PropertyValue", "propertyID": "arxiv", "value": "2205.11474"},
        ],
        "sameAs": ["https://arxiv.org/abs/2205.11474"],
        "workExample": {
            "@type": "SoftwareSourceCode",
            "codeRepository": "https://example.org/code",
        },
    }


def test_a_page_can_hold_it() -> None:
    title = "A </script> <!-- <script> Title"
    written = write_paper(PaperFacts("paper:x", title))
    assert "<" not in written
    assert json.loads(written)["name"] == title


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        (
            "10.1002/(sici)1097:2<1::aid-1>3.0.co;2-k",
            "10.1002/(sici)1097:2%3C1::aid-1%3E3.0.co;2-k",
        ),
        ("10.5555/a_%&#?.1", "10.5555/a_%25&%23%3F.1"),
        ("10.5555/ångström{}", "10.5555/%C3%A5ngstr%C3%B6m%7B%7D"),
    ],
)
def test_the_address_of_a_paper_leads_to_its_doi(doi: str, address: str) -> None:
    paper = json.loads(write_paper(PaperFacts("paper:x", "Title", doi=doi)))
    assert paper["@id"] == paper["url"] == f"https://doi.org/{address}"
    assert unquote(paper["url"]) == f"https://doi.org/{doi}"


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (None, "ScholarlyArticle"),
        ("review", "ScholarlyArticle"),
        ("retracted", "ScholarlyArticle"),
        ("peer-review", "Review"),
        ("proceedings", "Book"),
        ("patent", "CreativeWork"),
        ("paratext", "CreativeWork"),
        ("supplementary-materials", "CreativeWork"),
    ],
)
def test_the_kind_of_a_paper_is_not_made_up(type_: str | None, expected: str) -> None:
    assert json.loads(write_paper(PaperFacts("paper:x", "T", type=type_)))["@type"] == expected


def test_an_author_and_an_institution() -> None:
    berlin = InstitutionName("TU Berlin", "03v4gjf40")
    author = json.loads(
        write_author(AuthorFacts("author:x", "X Y", ("X. Y",), None, None, (berlin,)))
    )
    assert author["alternateName"] == ["X. Y"]
    assert author["affiliation"] == [
        {"@type": "Organization", "@id": "https://ror.org/03v4gjf40", "name": "TU Berlin"}
    ]
    assert "sameAs" not in author
    institution = json.loads(
        write_institution(
            InstitutionFacts(
                "institution:x", "X", ("Ex",), "04cdgtt98", None, None, "DE", "education", (berlin,)
            )
        )
    )
    assert institution["@type"] == "CollegeOrUniversity"
    assert institution["@id"] == "https://ror.org/04cdgtt98"
    assert institution["address"] == {"@type": "PostalAddress", "addressCountry": "DE"}
    assert institution["parentOrganization"][0]["name"] == "TU Berlin"
