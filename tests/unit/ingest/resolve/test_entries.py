from dataclasses import replace

import pytest

from ingest.loaders.existing import StoredRecord
from ingest.records import Finding, PaperRecord, Source
from ingest.resolve.entries import (
    EntryIds,
    keep_known_text,
    make_entry,
    make_fingerprint,
    read_record,
    write_record,
)
from ingest.resolve.names import read_name
from ingest.resolve.profiles import Profile, describe_author

RECORD = PaperRecord(
    Source("paper-list", "page.txt", 7), "A Title", ("Ada Byron",), abstract="Text"
)


def test_an_entry_keeps_its_id_where_the_page_grows_and_not_in_another_file() -> None:
    moved = replace(RECORD, source=replace(RECORD.source, line=40))
    elsewhere = replace(RECORD, source=replace(RECORD.source, file="other.txt"))

    assert EntryIds().name(moved) == EntryIds().name(RECORD) != EntryIds().name(elsewhere)


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
