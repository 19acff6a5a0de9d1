"""How well affiliations are understood, on the strings that stand beside the checkout."""

import time

from bench.score_affiliations import find_with, read_cases, read_institutions, score_found
from ingest.nlp.find_institutions import find_institutions
from ingest.nlp.gazetteer import make_gazetteer
from tests.helpers.shared_data import find_shared

SLOWEST = 30.0
"""Seconds of the processor, whatever else the machine does."""


def test_affiliations_are_understood_as_well_as_we_say() -> None:
    institutions = read_institutions(find_shared("data/institutions/ror.jsonl.gz"))
    path = find_shared("data/institutions/affiliation-ror-crossref.jsonl.gz")
    cases = read_cases(path, {one.id for one in institutions})
    gazetteer = make_gazetteer(institutions)
    started = time.process_time()

    found = [find_with(case.text, gazetteer) for case in cases]

    score = score_found(cases, found)
    assert len([case for case in cases if case.ids]) == 2163
    assert score.f1 >= 0.89
    assert score.precision_with_none >= 0.95
    assert time.process_time() - started < SLOWEST
    text = "Nature, Science, Meta, Target, Orange, Apple, TCGA, Charité, Mayo Clinic and LMU Munich"
    named = {one.name for one in find_institutions("Learning", text, (), gazetteer)}
    assert named == {
        "Charité - Universitätsmedizin Berlin",
        "Mayo Clinic",
        "Ludwig-Maximilians-Universität München",
    }
