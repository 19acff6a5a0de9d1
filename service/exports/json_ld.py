"""Papers, authors and institutions as JSON-LD in the words of schema.org."""

from typing import Any

import orjson

from service.exports.facts import (
    AuthorFacts,
    InstitutionFacts,
    InstitutionName,
    PaperFacts,
    WriterFacts,
)
from service.exports.names import split_name

_CONTEXT = "https://schema.org"
_TYPES = {
    "article": "ScholarlyArticle",
    "review": "ScholarlyArticle",
    "letter": "ScholarlyArticle",
    "editorial": "ScholarlyArticle",
    "erratum": "ScholarlyArticle",
    "peer-review": "Review",
    "book-review": "Review",
    "conference-paper": "ScholarlyArticle",
    "preprint": "ScholarlyArticle",
    "": "ScholarlyArticle",
    "book": "Book",
    "proceedings": "Book",
    "book-chapter": "Chapter",
    "thesis": "Thesis",
    "report": "Report",
    "dataset": "Dataset",
    "software": "SoftwareSourceCode",
    "web-page": "WebPage",
    "manuscript": "Manuscript",
}
"""A paper whose kind nobody states is taken for an article."""
_OTHER = "CreativeWork"
_SCHOOL, _ORGANISATION = "CollegeOrUniversity", "Organization"

Json = dict[str, Any]


def write_paper(paper: PaperFacts) -> str:
    """A creative work with its authors."""
    return _write(
        {
            "@type": _TYPES.get(paper.cited_type, _OTHER),
            "@id": paper.address,
            "name": paper.title,
            "author": [
                *(_show_writer(writer) for writer in paper.writers),
                *({"@type": _ORGANISATION, "name": group} for group in paper.collectives),
            ],
            "datePublished": paper.date,
            "abstract": paper.abstract,
            "isPartOf": {"@type": "CreativeWork", "name": paper.venue} if paper.venue else None,
            "url": paper.address,
            "identifier": _list_ids(
                rgraph=paper.id,
                doi=paper.doi,
                arxiv=paper.arxiv_id,
                openalex=paper.openalex_id,
            ),
            "sameAs": _addresses(
                ("https://arxiv.org/abs/", paper.arxiv_id),
                ("https://openalex.org/", paper.openalex_id),
            ),
            "workExample": {"@type": "SoftwareSourceCode", "codeRepository": paper.code_url}
            if paper.code_url
            else None,
        }
    )


def write_author(author: AuthorFacts) -> str:
    """A person with the institutions that their papers name."""
    return _write(
        {
            **_show_person(author.name, author.orcid),
            "alternateName": list(author.other_names),
            "identifier": _list_ids(
                rgraph=author.id, orcid=author.orcid, openalex=author.openalex_id
            ),
            "sameAs": _addresses(
                ("https://orcid.org/", author.orcid), ("https://openalex.org/", author.openalex_id)
            ),
            "affiliation": [_show_institution(one) for one in author.institutions],
        }
    )


def write_institution(institution: InstitutionFacts) -> str:
    """An organisation with what it is part of."""
    place = {"addressLocality": institution.city, "addressCountry": institution.country}
    return _write(
        {
            **_show_institution(InstitutionName(institution.name, institution.ror)),
            "@type": _SCHOOL if institution.type == "education" else _ORGANISATION,
            "alternateName": list(institution.other_names),
            "identifier": _list_ids(
                rgraph=institution.id, ror=institution.ror, openalex=institution.openalex_id
            ),
            "sameAs": _addresses(
                ("https://ror.org/", institution.ror),
                ("https://openalex.org/", institution.openalex_id),
            ),
            "address": _known({"@type": "PostalAddress", **place}) if any(place.values()) else None,
            "parentOrganization": [_show_institution(one) for one in institution.parents],
        }
    )


def _write(said: Json) -> str:
    text = orjson.dumps(_known({"@context": _CONTEXT, **said})).decode()
    # The same to JSON, but it neither ends nor begins a <script> in that of a page that holds it.
    return text.replace("<", r"\u003c")


def _known(said: Json) -> Json:
    return {key: value for key, value in said.items() if value}


def _show_writer(writer: WriterFacts) -> Json:
    return _known(_show_person(writer.name, writer.orcid))


def _show_person(printed: str, orcid: str | None) -> Json:
    name = split_name(printed)
    parts = {
        "familyName": " ".join(filter(None, (name.particle, name.family))),
        "givenName": name.given,
        "honorificSuffix": name.suffix,
    }
    return {
        "@type": "Person",
        "@id": f"https://orcid.org/{orcid}" if orcid else None,
        "name": printed,
        **({} if name.is_whole else parts),
    }


def _show_institution(institution: InstitutionName) -> Json:
    address = f"https://ror.org/{institution.ror}" if institution.ror else None
    return _known({"@type": _ORGANISATION, "@id": address, "name": institution.name})


def _list_ids(**ids: str | None) -> list[Json]:
    return [
        {"@type": "PropertyValue", "propertyID": scheme, "value": value}
        for scheme, value in ids.items()
        if value
    ]


def _addresses(*named: tuple[str, str | None]) -> list[str]:
    return [f"{begin}{end}" for begin, end in named if end]
