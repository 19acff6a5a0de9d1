"""Author lists and dates as sources give them."""

import pytest

from ingest.readers.byline import is_collective, is_organisation, make_byline
from ingest.readers.partial_dates import (
    date_from_parts,
    date_from_text,
    date_from_words,
    day_number,
    month_number,
)
from ingest.record_parts import Authorship


@pytest.mark.parametrize(
    ("names", "authors", "truncated"),
    [
        (["Ada Example", "Ben Beispiel"], ("Ada Example", "Ben Beispiel"), False),
        (["Ada Example", "et al."], ("Ada Example",), True),
        (["Ada Example et al."], ("Ada Example",), True),
        (["Ada Example, et al"], ("Ada Example",), True),
        (["Ada Example", "others"], ("Ada Example",), True),
        (["Ada Example and others"], ("Ada Example",), True),
        (["Ada Example", "..."], ("Ada Example",), True),
        (["Ada Example", "", "Ben Beispiel"], ("Ada Example", "", "Ben Beispiel"), False),
        ([""], ("",), None),
        (["et al."], (), True),
        (["Ada Example u. a."], ("Ada Example",), True),
        (
            ["Jet Al", "Violet Others", "Etal Example", "Example, U. A.", "Example U.A."],
            ("Jet Al", "Violet Others", "Etal Example", "Example, U. A.", "Example U.A."),
            False,
        ),
        ([], (), None),
    ],
)
def test_et_al_is_no_author(names, authors, truncated):
    byline = make_byline(Authorship(name) for name in names)
    assert (byline.authors, byline.truncated, byline.authorships) == (authors, truncated, ())


def test_details_stand_beside_the_names():
    given = [Authorship("Ada Example et al.", family="Example"), Authorship("Ben Beispiel")]
    byline = make_byline(given)
    assert [one.name for one in byline.authorships] == list(byline.authors)
    assert byline.authorships[0].family == "Example"


def test_et_al_behind_given_names_is_cut_off():
    byline = make_byline([Authorship("Ada et al. Example", given="Ada et al.", family="Example")])
    assert (byline.authors, byline.truncated) == (("Ada Example",), True)


@pytest.mark.parametrize(
    ("name", "person", "group"),
    [
        ("Ada Example (on behalf of the GRAPH Collaboration)", "Ada Example",
         "GRAPH Collaboration"),
        ("Ada Example, on behalf of the Study Group on Fog", "Ada Example", "Study Group on Fog"),
        ("Ada B. Example for the GRAPH Collaboration", "Ada B. Example", "GRAPH Collaboration"),
    ],
)  # fmt: skip
def test_who_speaks_for_a_group_stands_before_it(name, person, group):
    byline = make_byline([Authorship(name, orcid="0000-0002-1825-0097", collective=True)])
    assert byline.authors == (person, group)
    assert [one.collective for one in byline.authorships] == [False, True]
    assert [one.orcid for one in byline.authorships] == ["0000-0002-1825-0097", None]


@pytest.mark.parametrize(
    "name",
    [
        "Writing Group for the GRAPH Consortium",
        "Steering Committee for the Fog Study Group",
        "Center for the GRAPH Consortium",
        "The Consortium on behalf of the Study Group",
    ],
)
def test_a_group_that_speaks_for_another_is_one_group(name):
    assert make_byline([Authorship(name, collective=True)]).authors == (name,)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ford Company", True),
        ("Federal Statistics Bureau", True),
        ("A. Company", False),
        ("A. B. Company", False),
        ("A.-B. Bureau", False),
    ],
)
def test_a_family_name_behind_initials_is_no_organisation(name, expected):
    assert is_organisation(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The ATLAS Collaboration", True),
        ("International Graph Consortium", True),
        ("WHO Working Group on Graphs", True),
        ("Ada Example", False),
    ],
)
def test_groups(name, expected):
    assert is_collective(name) is expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("2020", "05", "13"), "2020-05-13"),
        ((2020, 5), "2020-05"),
        ((2021, 13, 1), "2021"),
        ((2021, 2, 30), "2021-02"),
        ((0, 1, 1), None),
        ((None,), None),
        (("in press",), None),
    ],
)
def test_date_as_far_as_its_parts_are_possible(parts, expected):
    found = date_from_parts(*parts)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-05-13T01:02:03Z", "2020-05-13"),
        ("2020/5", "2020-05"),
        ("2020", "2020"),
        ("20201", None),
        ("May 2020", None),
        (None, None),
    ],
)
def test_date_that_a_text_begins_with(text, expected):
    found = date_from_text(text)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 13, 2020", "2020-05-13"),
        ("13 May 2020", "2020-05-13"),
        ("13-Sept-2020", "2020-09-13"),
        ("2020 May 3rd", "2020-05-03"),
        ("2020/May/13/", "2020-05-13"),
        ("2020 Jan-Feb", "2020-01"),
        ("Dec 2020-Jan 2021", "2020-12"),
        ("Marching in 2020", "2020"),
        ("05/13/2020", "2020"),
        ("c2001", "2001"),
        ("in press", None),
        (None, None),
    ],
)
def test_date_in_words(text, expected):
    found = date_from_words(text)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("may", 5, None),
        ("September", 9, None),
        ("5", 5, None),
        ("May~23", 5, 23),
        ("23 May", 5, 23),
        ("May 23--25", 5, 23),
        ("summer", None, None),
        (None, None, None),
    ],
)
def test_month_field(text, month, day):
    assert (month_number(text), day_number(text)) == (month, day)
