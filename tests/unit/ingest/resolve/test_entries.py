from dataclasses import replace

import pytest

from ingest.linkers.merge_papers import merge_entries
from ingest.loaders.existing import StoredRecord
from ingest.record_parts import Authorship
from ingest.records import AuthorRecord, Finding, PaperRecord, Source
from ingest.resolve.changes import describe_paper
from ingest.resolve.entries import (
    EntryIds,
    is_outdated,
    keep_known_text,
    make_entry,
    make_fingerprint,
    read_record,
    write_record,
)
from ingest.resolve.names import read_name
from ingest.resolve.profiles import Profile, describe_author, name_profile

RECORD = PaperRecord(
    Source("paper-list", "page.txt", 7), "A Title", ("Ada Byron",), abstract="Text"
)


def test_an_entry_keeps_its_id_where_the_page_grows_and_not_in_another_file() -> None:
    moved = replace(RECORD, source=replace(RECORD.source, line=40))
    elsewhere = replace(RECORD, source=replace(RECORD.source, file="other.txt"))

    assert EntryIds().name(moved) == EntryIds().name(RECORD) != EntryIds().name(elsewhere)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CO$_2$ capture in MOFs", "record:1fc782b0c2e2ed37"),
        ("<i>E. coli</i> &amp; Fog", "record:2d98e1098d535d3a"),
    ],
)
def test_an_entry_s_id_is_the_one_that_graphs_have_however_titles_are_cleaned(
    title: str, name: str
) -> None:
    record = replace(RECORD, source=Source("jsonl", "a.jsonl", 1), title=title)

    assert EntryIds().name(record) == name


def test_a_title_that_a_file_holds_twice_makes_two_entries() -> None:
    first, second = EntryIds(), EntryIds()

    ids = [first.name(RECORD), first.name(RECORD)]

    assert len(set(ids)) == 2
    assert ids == [second.name(RECORD), second.name(RECORD)]


def test_a_record_is_the_same_after_it_was_stored() -> None:
    assert read_record(write_record(RECORD)) == RECORD
    prints = {
        make_fingerprint(write_record(RECORD), None),
        make_fingerprint(write_record(RECORD), "profile:1"),
        make_fingerprint(write_record(replace(RECORD, score=43.0)), None),
    }
    assert len(prints) == 3


def test_an_id_of_a_profile_is_short_whatever_its_file_is_called() -> None:
    sources = [Source("author-page", "海" * 2_600 + end, 1) for end in ("", "上")]
    pages = [AuthorRecord(source, "Ada Po") for source in sources]
    pages += [replace(page, source_id="openalex:" + "海" * 2_600) for page in pages[:1]]

    ids = {name_profile(page) for page in pages}

    assert len(ids) == 3
    assert max(map(len, ids)) < 80


def test_an_abstract_that_is_known_stays_with_what_was_found_in_it() -> None:
    line = write_record(RECORD)
    stored = StoredRecord("record:1", "paper:1", None, line, make_fingerprint(line, None))
    found = (Finding("boats", "keyphrase", 0.5),)

    assert keep_known_text(replace(RECORD, abstract=None, topics_found=found), stored) == RECORD
    assert keep_known_text(replace(RECORD, abstract="New"), stored).abstract == "New"
    assert keep_known_text(RECORD, None) == RECORD


def test_the_owner_of_the_page_is_printed_or_inferred() -> None:
    def owner(**said: str) -> object:
        found = make_entry("1", RECORD, None, Profile("profile:1", said)).owner
        return found and (found.name.printed, found.named)

    assert owner(name="Ada Byron") == ("Ada Byron", True)
    assert owner(inferredName="Ada Byron") == ("Ada Byron", False)
    assert owner() is None
    assert make_entry("1", RECORD, None, None).owner is None


@pytest.mark.parametrize(
    ("printed", "block"),
    [
        ("Jörg Müller", "muller j"),
        ("Edwin D. de Jong", "dejong e"),
        ("Flavio du Pin Calmon", "dupincalmon f"),
        ("Byron, Ada", "byron a"),
    ],
)
def test_names_fall_into_blocks_by_whole_family_name(printed: str, block: str) -> None:
    name = read_name(printed)

    assert name is not None
    assert name.block == block


def test_what_holds_no_letter_is_no_name() -> None:
    assert read_name("123") is None


def test_an_author_shows_the_newest_page_that_prints_figures() -> None:
    old = Profile("profile:a", {"hIndex": 3, "asOf": "2024-01-01", "role": "Researcher"})
    new = Profile("profile:b", {"hIndex": 29, "asOf": "2026-06-30"})

    author = describe_author([new, old])

    assert (author["hIndex"], author["metricsSource"], author["metricsDate"]) == (
        29,
        "profile:b",
        "2026-06-30",
    )
    assert (author["role"], author["profileSource"]) == ("Researcher", "profile:a")
    assert set(describe_author([]).values()) == {None}


def test_figures_that_stand_high_or_low_are_searched_and_compared_as_plain_ones() -> None:
    entry = make_entry("1", replace(RECORD, title="CO$_2$ in 10<sup>6</sup> s"), None, None)

    row = describe_paper(merge_entries("paper:1", [entry]))

    assert (row["title"], row["searchText"]) == ("CO₂ in 10⁶ s", "CO2 in 106 s")
    assert row["titleKey"] == "co2 in 106 s"


@pytest.mark.parametrize(
    ("title", "subtitle", "whole"),
    [
        ("Engines", None, "Engines"),
        ("Engines", "A Sketch", "Engines: A Sketch"),
        ("Engines:", "A Sketch", "Engines: A Sketch"),
        ("What Is an Engine?", "A Sketch", "What Is an Engine? A Sketch"),
        ("Engines: a sketch", "A Sketch", "Engines: a sketch"),
    ],
)
def test_a_subtitle_stands_behind_its_title_once(
    title: str, subtitle: str | None, whole: str
) -> None:
    entry = make_entry("1", replace(RECORD, title=title, subtitle=subtitle), None, None)

    assert entry.record.title == whole


def test_groups_are_no_people_and_numbered_ids_are_kept() -> None:
    authorships = (
        Authorship("Wei Wang", source_ids=("dblp:Wei Wang 0001",), orcid="0000-0002-1825-0097"),
        Authorship("The ATLAS Collaboration", collective=True),
        Authorship("Al Po", source_ids=("dblp:Al Po",)),
    )
    record = replace(RECORD, authors=tuple(one.name for one in authorships))

    entry = make_entry("1", replace(record, authorships=authorships), None, None)
    plain = make_entry("1", record, None, None)

    assert [name.printed for name in entry.names] == ["Wei Wang", "Al Po"]
    assert entry.details[0].ids == {"dblp:Wei Wang 0001", "orcid:0000-0002-1825-0097"}
    assert (entry.details[1].ids, plain.details) == (frozenset(), ())
    assert entry.collectives == plain.collectives == ("The ATLAS Collaboration",)


def state(day: str | None, file: str = "a.jsonl", title: str = "A Title") -> PaperRecord:
    said_by = "record" if day else None
    source = Source("openalex", file, 1, as_of=day, as_of_from=said_by)
    return PaperRecord(source, title, source_id="openalex:W1")


def test_an_entry_that_a_register_dates_is_one_in_all_files() -> None:
    ids = EntryIds()

    assert ids.name(state("2024-01-01")) == ids.name(state("2024-02-01", "b.jsonl", "New"))
    assert ids.name(state(None)) != ids.name(state(None, "b.jsonl"))
    own = PaperRecord(Source("bibtex", "a.bib", 1), "T", source_id="bibtex:po20")
    assert ids.name(own) != ids.name(replace(own, source=Source("bibtex", "b.bib", 1)))


def test_of_two_states_one_is_outdated_at_most() -> None:
    old, new, same_day = state("2024-01-01"), state("2024-02-01"), state("2024-02-01", "b.jsonl")

    assert (is_outdated(old, new), is_outdated(new, old)) == (True, False)
    assert is_outdated(new, same_day) != is_outdated(same_day, new)
    assert not is_outdated(state("2024-02-01", title="B"), new), "corrected where it stands"
    assert not is_outdated(state(None), new)
