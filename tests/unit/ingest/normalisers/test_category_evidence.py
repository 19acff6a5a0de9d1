from dataclasses import dataclass

import pytest

from ingest.normalisers.categories import find_category, list_categories, parse_category
from ingest.normalisers.category_evidence import settle_categories
from ingest.records import PaperRecord, Source


@dataclass(frozen=True)
class Case:
    id: str
    printed: tuple[str, ...]
    expected: tuple[tuple[str, ...], ...]


CASES = [
    Case("two others of cs", ("CV", "LG", "CR"), (("cs.CV",), ("cs.LG",), ("cs.CR",))),
    Case("one other may be chance", ("CV", "LG"), (("cs.CV", "math.CV"), ("cs.LG",))),
    Case("nothing but itself", ("CV", "CV", "CV"), (("cs.CV", "math.CV"),) * 3),
    Case("a mathematician's page", ("CV", "AG", "DG"), (("math.CV",), ("math.AG",), ("math.DG",))),
    Case("evidence for both", ("CV", "LG", "CR", "AG"),
         (("cs.CV", "math.CV"), ("cs.LG",), ("cs.CR",), ("math.AG",))),
    Case("evidence for something else", ("CV", "HEP-TH", "QUANT-PH"),
         (("cs.CV", "math.CV"), ("hep-th",), ("quant-ph",))),
    Case("four meanings", ("GN", "PE", "QM"), (("q-bio.GN",), ("q-bio.PE",), ("q-bio.QM",))),
    Case("no category at all", ("XX", "LG", "CR"), ((), ("cs.LG",), ("cs.CR",))),
    Case("a closed archive beside it", ("SI", "LG", "CR"), (("cs.SI",), ("cs.LG",), ("cs.CR",))),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_page_speaks_for_one_meaning(case: Case) -> None:
    papers = []
    for line, text in enumerate(case.printed):
        codes = parse_category(text)
        source = Source("paper page", "page.txt", line)
        papers.append(
            PaperRecord(
                source,
                "A Title",
                categories=codes,
                category_ambiguous=len(codes) > 1,
                category=text,
            )
        )

    settled = settle_categories(papers)

    assert tuple(paper.categories for paper in settled) == case.expected
    assert all(paper.category_ambiguous == (len(paper.categories) > 1) for paper in settled)
    assert [paper.category for paper in settled] == list(case.printed)


def test_every_category_is_part_of_its_archive_and_physics_gathers_archives() -> None:
    for one in list_categories():
        archive, _, subject = one.id.partition(".")
        if subject:
            assert one.parent == archive
    physics = {one.id for one in list_categories() if one.parent == "grp_physics"}
    assert {"astro-ph", "cond-mat", "hep-th", "math-ph", "nlin", "physics", "quant-ph"} <= physics
    assert not physics & {"cs", "math", "stat", "eess", "econ", "q-bio", "q-fin"}
    assert all(find_category(one.parent) for one in list_categories() if one.parent)
