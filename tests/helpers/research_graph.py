"""A small hand-made graph, as plain facts to compare answers with."""

from dataclasses import dataclass, field
from typing import Any

AUTHORS: list[dict[str, Any]] = [
    {
        "id": "author:lukas-ruff",
        "name": "Lukas Ruff",
        "nameVariants": ["Lukas Ruff", "L. Ruff"],
        "mainCategory": "cs.LG",
        "orcid": "0000-0002-1825-0097",
        "openalexId": "A5023888391",
        "hIndex": 20,
        "citationCount": 5000,
        "metricsSource": "author-page",
        "metricsDate": "2026-06-30",
        "role": "Researcher",
        "openToCollaborate": True,
        "trustScore": 0.5,
        "trustLabel": "solid",
        "claimed": False,
        "profileSource": "profile-page",
        "profileDate": "2026-06-30",
    },
    {"id": "author:marius-kloft", "name": "Marius Kloft", "nameVariants": ["Marius Kloft"]},
    {"id": "author:paul-jaeger", "name": "Paul F. Jäger", "nameVariants": ["Paul F. Jaeger"]},
    {"id": "author:klaus-mueller", "name": "Klaus-Robert Müller", "nameVariants": []},
    {"id": "author:zoe-ångström", "name": "Zoë Ångström", "nameVariants": ["李 Zoë"]},
    {"id": "author:o-brien", "name": "Sinéad O'Brien", "nameVariants": []},
    {"id": "author:lonely", "name": "Lonely Writer", "nameVariants": []},
    {"id": "author:ruffian", "name": "Rufus Ruffian", "nameVariants": []},
]
PAPERS: list[dict[str, Any]] = [
    {
        "id": "paper:deep-one-class",
        "title": "Deep One-Class Classification",
        "date": "2018-07-03",
        "datePrecision": "day",
        "year": 2018,
        "doi": "10.1234/doc.1",
        "arxivId": "1801.00001",
        "type": "article",
        "hasCode": True,
        "codeUrl": "https://example.org/doc",
        "citedByCount": 1000,
        "authors": ["author:lukas-ruff", "author:marius-kloft", "author:klaus-mueller"],
        "categories": ["cs.LG", "stat.ML"],
        "topics": ["topic:anomaly-detection"],
        "institutions": ["institution:tu-berlin"],
    },
    {
        "id": "paper:unifying-review",
        "title": "A Unifying Review of Deep and Shallow Anomaly Detection",
        "date": "2021-05",
        "datePrecision": "month",
        "year": 2021,
        "citedByCount": 900,
        "authors": ["author:lukas-ruff", "author:klaus-mueller"],
        "categories": ["cs.LG"],
        "topics": ["topic:anomaly-detection", "topic:reviews"],
        "institutions": ["institution:tu-berlin", "institution:dkfz"],
    },
    {
        "id": "paper:nnunet",
        "title": "nnU-Net: a self-configuring method",
        "date": "2021",
        "datePrecision": "year",
        "year": 2021,
        "yearInferred": True,
        "authors": ["author:paul-jaeger", "author:zoe-ångström"],
        "categories": ["cs.CV"],
        "topics": ["topic:segmentation"],
        "institutions": ["institution:dkfz"],
    },
    {
        "id": "paper:undated",
        "title": "Notes without a date",
        "authors": ["author:lukas-ruff"],
        "categories": [],
        "topics": [],
        "institutions": [],
    },
    {
        "id": "paper:undated-too",
        "title": "More notes, also without a date",
        "authors": ["author:lukas-ruff", "author:marius-kloft"],
        "categories": ["cs.LG"],
        "topics": ["topic:reviews"],
        "institutions": [],
    },
    {
        "id": "paper:huge",
        "title": "A very large collaboration",
        "date": "2020-01-01",
        "datePrecision": "day",
        "year": 2020,
        "authorCount": 3000,
        "authors": ["author:lukas-ruff", "author:o-brien"],
        "categories": ["hep-ex"],
        "topics": [],
        "institutions": [],
    },
]
CATEGORIES = [
    {"id": "cs", "name": "Computer Science", "parent": None},
    {"id": "cs.LG", "name": "Machine Learning", "parent": "cs"},
    {"id": "cs.CV", "name": "Computer Vision and Pattern Recognition", "parent": "cs"},
    {"id": "stat.ML", "name": "Machine Learning", "parent": None},
    {"id": "hep-ex", "name": "High Energy Physics", "parent": None},
]
TOPICS = [
    {"id": "topic:anomaly-detection", "name": "anomaly detection"},
    {"id": "topic:reviews", "name": "reviews"},
    {"id": "topic:segmentation", "name": "segmentation"},
]
INSTITUTIONS = [
    {"id": "institution:tu-berlin", "name": "TU Berlin", "ror": "03v4gjf40", "country": "DE"},
    {"id": "institution:dkfz", "name": "DKFZ", "ror": "04cdgtt98", "country": "DE"},
]
MERGED = {"author:l-ruff": "author:lukas-ruff", "paper:doc-preprint": "paper:deep-one-class"}


@dataclass(frozen=True, slots=True)
class Collaboration:
    """What two authors share, computed plainly."""

    papers: list[dict[str, Any]] = field(default_factory=list)

    @property
    def strength(self) -> float:
        return sum(1 / (author_count(p) - 1) for p in self.papers)


def author_count(paper: dict[str, Any]) -> int:
    return int(paper.get("authorCount", len(paper["authors"])))


def collaborations() -> dict[tuple[str, str], Collaboration]:
    """By pair of ids, the lesser first; papers with more than 50 authors make none."""
    found: dict[tuple[str, str], Collaboration] = {}
    for paper in PAPERS:
        if author_count(paper) > 50:
            continue
        authors = sorted(paper["authors"])
        for i, a in enumerate(authors):
            for b in authors[i + 1 :]:
                found.setdefault((a, b), Collaboration()).papers.append(paper)
    return found


def papers_of(author: str) -> list[dict[str, Any]]:
    return [paper for paper in PAPERS if author in paper["authors"]]


def affiliations() -> list[dict[str, Any]]:
    """An author belongs to the institutions of their papers."""
    found: dict[tuple[str, str], list[int]] = {}
    for paper in PAPERS:
        for author in paper["authors"]:
            for institution in paper["institutions"]:
                found.setdefault((author, institution), []).append(paper["year"])
    return [
        {"author": a, "to": i, "papers": len(years), "first": min(years), "last": max(years)}
        for (a, i), years in found.items()
    ]
