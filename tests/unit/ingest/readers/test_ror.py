"""ROR's dump: names by kind, hierarchy, closed organisations."""

from tests.unit.ingest.readers.samples import describe, read_sample


def test_organisation_in_full():
    one = read_sample("ror-v2.json")[0]
    assert describe(one, "name", "ror", "country", "city", "active", "established") == (
        2,
        "University of Michigan",
        "00jmfr291",
        "US",
        "Ann Arbor",
        True,
        1817,
    )
    assert (one.labels, one.aliases, one.acronyms) == (
        ("Universität von Michigan",),
        ("UMich",),
        ("UM",),
    )
    assert (one.types, one.children) == (("education", "funder"), ("ror:05dxps055",))
    assert one.other_ids == ("grid:grid.214458.e", "isni:0000000086837370")


def test_closed_organisation_names_its_successor():
    closed = read_sample("ror-v2.json")[1]
    assert (closed.active, closed.successors) == (False, ("ror:00jmfr291",))


def test_old_schema_and_wrong_id_are_rejected():
    assert [describe(one) for one in read_sample("ror-v2.json")[2:]] == [
        (120, "is in ROR's schema v1; the file with v2 in its name is read"),
        (128, "has no ROR id"),
    ]
