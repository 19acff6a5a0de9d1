"""Institutions that an affiliation means: those that its source names, else its text."""

from collections.abc import Iterator
from functools import lru_cache

from ingest.nlp.find_affiliations import find_affiliations
from ingest.nlp.gazetteer import Gazetteer, get_shipped_gazetteer
from ingest.nlp.institution import Institution
from ingest.record_parts import Affiliation, InstitutionRef

BYLINE = "byline"


def find_workplaces(affiliation: Affiliation, gazetteer: Gazetteer) -> tuple[Institution, ...]:
    """Give the institutions, each once.

    A ROR id that the source gives is believed; the gazetteer says whose it is, and one that it does
    not know is an institution of its own. Where no id is given, names and text are read.
    """
    named = [one for ref in affiliation.institutions for one in _look_up(ref, gazetteer)]
    if not named and affiliation.text:
        named = [match.institution for match in find_affiliations(affiliation.text, gazetteer)]
    return tuple({one.id: one for one in named}.values())


@lru_cache(maxsize=2**16)
def find_shipped_workplaces(affiliation: Affiliation) -> tuple[Institution, ...]:
    """Give the institutions by the gazetteer that ships; what many papers print is read once."""
    return find_workplaces(affiliation, get_shipped_gazetteer())


def _look_up(ref: InstitutionRef, gazetteer: Gazetteer) -> Iterator[Institution]:
    if ref.ror:
        known = gazetteer.find_by_ror(ref.ror)
        name = ref.name or f"ROR {ref.ror}"
        yield known or Institution(f"institution:ror-{ref.ror}", name, ref.ror, ref.country)
    elif ref.name:
        text = f"{ref.name}, {ref.country}" if ref.country else ref.name
        yield from (match.institution for match in find_affiliations(text, gazetteer))
