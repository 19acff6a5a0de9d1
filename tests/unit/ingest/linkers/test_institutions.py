from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import pytest

from ingest.linkers.link_institutions import link_institutions, name_group
from ingest.linkers.merge_institutions import (
    BYLINE,
    LIST,
    OPENALEX,
    ROR,
    TEXT,
    Description,
    merge_descriptions,
)

REGISTER = Description("Uni", ROR, ror="r1", aliases=("University",), country="DE", as_of="2024")


@dataclass(frozen=True)
class Case:
    id: str
    descriptions: tuple[Description, ...]
    institutions: int


CASES = [
    Case("one ROR id", (REGISTER, Description("Faculty of U", BYLINE, ror="r1")), 1),
    Case("one OpenAlex id", (Description("A", BYLINE, openalex_id="I1"),
                             Description("B", BYLINE, openalex_id="I1")), 1),
    Case("an OpenAlex id that another ties to the ROR id",
         (REGISTER, Description("A", BYLINE, openalex_id="I1"),
          Description("A", OPENALEX, ror="r1", openalex_id="I1")), 1),
    Case("two ROR ids of one name", (REGISTER, Description("Uni", ROR, ror="r2")), 2),
    Case("a name alone", (REGISTER, Description("Uni", TEXT)), 1),
    Case("an alias alone", (REGISTER, Description("University", TEXT)), 1),
    Case("a name that two bear", (REGISTER, Description("Uni", ROR, ror="r2"),
                                  Description("Uni", TEXT)), 3),
    Case("a byline's text is no name", (Description("Uni, Faculty", BYLINE, ror="r1"),
                                        Description("Uni", TEXT)), 2),
    Case("two names alone", (Description("Uni", TEXT), Description("Other", TEXT)), 2),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_descriptions_become_institutions_whatever_their_order(case: Case) -> None:
    found = {_as_sets(link_institutions(order)) for order in permutations(case.descriptions)}

    assert len(found) == 1
    assert len(found.pop()) == case.institutions


def _as_sets(groups: list[list[Description]]) -> frozenset[frozenset[Description]]:
    return frozenset(frozenset(group) for group in groups)


@pytest.mark.parametrize(
    "order",
    list(permutations([
        REGISTER,
        Description("Faculty", BYLINE, ror="r1", openalex_id="I1", country="AT"),
        Description("The Uni", LIST, ror="r1", acronyms=("U",), type="education"),
        Description("Old Uni", ROR, ror="r1", city="Zztown", as_of="2023"),
    ])),
    ids=lambda order: "-".join(one.name for one in order),
)  # fmt: skip
def test_the_newest_register_goes_first_and_the_rest_is_filled_in(
    order: Sequence[Description],
) -> None:
    whole = merge_descriptions(order)
    step_by_step = order[0]
    for one in order[1:]:
        step_by_step = merge_descriptions([step_by_step, one])

    assert (whole.name, whole.country, whole.city, whole.type) == (
        "Uni",
        "DE",
        "Zztown",
        "education",
    )
    assert (whole.openalex_id, whole.acronyms) == ("I1", ("U",))
    assert whole.aliases == ("Old Uni", "The Uni", "University")
    assert step_by_step == whole


def test_an_id_is_the_name_and_a_digest_where_another_has_it() -> None:
    assert name_group([REGISTER], set()) == "institution:uni"
    second = name_group([Description("Uni", ROR, ror="r2")], {"institution:uni"})
    assert second.startswith("institution:uni-")
    assert second != name_group([Description("Uni", ROR, ror="r3")], {"institution:uni"})
