"""Records with parts go through their JSON form and back; what is absent adds no key."""

import orjson
import pytest

from ingest.record_parts import Affiliation, Authorship, InstitutionRef
from ingest.records import (
    AuthorRecord,
    Finding,
    InstitutionRecord,
    PaperRecord,
    PartialDate,
    Source,
)

SOURCE = Source(format="openalex", file="part_000.gz", line=7)
WORKPLACE = Affiliation(
    "Dept. of Graphs, Example University",
    (InstitutionRef("Example University", ror="05ppvf150", country="DE"),),
    (2019, 2020),
)
RECORDS = {
    "paper": PaperRecord(
        source=SOURCE,
        title="On Graphs",
        authors=("Ada Example", "The Graph Collaboration"),
        authors_truncated=True,
        date=PartialDate("2020-05", "month"),
        versions=("doi:10.1000/other",),
        references=("openalex:W1", "doi:10.1000/x"),
        cited_by_count=0,
        topics_given=(Finding("Graph theory", "openalex topic", 0.9),),
        authorships=(
            Authorship("Ada Example", family="Example", affiliations=(WORKPLACE,)),
            Authorship("The Graph Collaboration", collective=True),
        ),
    ),
    "author": AuthorRecord(
        source=SOURCE,
        name="Ada Example",
        orcid="0000-0002-1825-0097",
        name_variants=("A. Example",),
        affiliations=(WORKPLACE,),
    ),
    "institution": InstitutionRecord(
        source=SOURCE, name="Example University", ror="05ppvf150", parents=("ror:00jmfr291",)
    ),
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS.keys())
def test_a_record_is_the_same_after_its_json_form(record):
    line = orjson.dumps(record.to_json())
    assert type(record).from_json(orjson.loads(line)) == record


def test_what_a_page_cannot_say_adds_no_key():
    keys = PaperRecord(source=SOURCE, title="On Graphs").to_json().keys()
    assert not keys & {"venue", "authorships", "references", "citedByCount", "topicsGiven"}
    assert {"doi", "arxivId", "score", "institutionsFound"} <= keys


def test_a_count_of_zero_is_said():
    assert RECORDS["paper"].to_json()["citedByCount"] == 0
