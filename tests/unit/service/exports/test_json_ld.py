"""JSON-LD in the words of schema.org."""

import json

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
    assert "</script" not in write_paper(PaperFacts("paper:x", "A </script> Title"))


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
