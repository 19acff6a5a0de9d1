import gzip
import os
from datetime import UTC, date, datetime
from pathlib import Path

import orjson
import pytest

from ingest.errors import UnknownFormatError, UnreadableFileError
from ingest.intake import Batch, InputFile, list_files
from ingest.records import AuthorRecord, PaperRecord, PartialDate, Record, Rejected
from tests.helpers.reading_files import read_file
from tests.helpers.shared_data import SAMPLE_PAGES

AS_OF = date(2026, 6, 30)


def read(name: str) -> tuple[AuthorRecord, list[PaperRecord], list[Rejected]]:
    records = list(read_file(SAMPLE_PAGES / name, AS_OF))
    author, *entries = records
    assert isinstance(author, AuthorRecord)
    papers = [entry for entry in entries if isinstance(entry, PaperRecord)]
    return author, papers, [entry for entry in entries if isinstance(entry, Rejected)]


def read_text(folder: Path, text: str) -> list[Record]:
    page = folder / "page.txt"
    page.write_text(text, "utf-8")
    return list(read_file(page, AS_OF))


def test_a_paper_list_gives_its_entries() -> None:
    author, papers, rejected = read("paper_list.txt")

    first, second, third, fourth = papers
    assert not rejected
    assert (author.name, author.inferred_name, author.inferred_from) == (
        None,
        "Bo Lindqvist",
        "printed on 4 of 4 entries",
    )
    assert first.title == "Seeing Small Boats in Fog"
    assert first.authors == ("Ada Winter", "Bo Lindqvist", "Cyra Okafor")
    assert first.authors_truncated
    assert first.institution_tag == "tidal-lab"
    assert first.has_code
    assert first.code_url == "https://github.com/tidal-lab/fogboats"
    assert (first.category, first.categories) == ("CV", ("cs.CV",)), "the others speak for cs"
    assert not first.category_ambiguous
    assert first.source.line == 1
    assert second.score == 43.0
    assert second.date == PartialDate("2026-04-13", "day", year_inferred=True)
    assert second.authors_truncated is False
    assert third.category == "AI"
    assert third.abstract is None
    assert fourth.category == "quant-ph"
    assert fourth.title == "Ferries, Tides, and Timetables"
    assert all(not paper.doubtful for paper in papers)


def test_an_author_page_gives_its_head_and_its_entries() -> None:
    author, papers, _ = read("author_page.txt")

    tweets, depth = papers
    assert author.source.address == "https://pages.example/author/7"
    assert author.name == "Bo Lindqvist"
    assert author.main_category == "CV"
    assert (author.h_index, author.paper_count, author.citation_count) == (29, 1204, 14745)
    assert (author.novelty, author.ai_score) == (43, 47)
    assert tweets.title == "#FogWatch: Tweets of a Lighthouse"
    assert tweets.authors == ("Ada Winter", "Bo Lindqvist", "Edwin D. de Jong")
    assert tweets.institution_tag == "tidal-lab"
    assert tweets.abstract == "A lighthouse tweets.\n\nIt tweets at night."
    assert depth.title == "On the Depth of $n$ Harbours"
    assert (depth.authors, depth.abstract) == (("Bo Lindqvist",), None)


def test_a_page_without_a_name_belongs_to_who_is_on_every_entry() -> None:
    author, papers, _ = read("author_page_without_name.txt")

    assert author.name is None
    assert author.main_category is None
    assert author.inferred_name == "Bo Lindqvist"
    assert [paper.title for paper in papers] == ["Fog and Light", "Light and Fog"]


def test_a_profile_gives_its_head_and_its_items() -> None:
    author, papers, rejected = read("profile_page.txt")

    assert not rejected
    assert author.name == "Ada Winter"
    assert (author.role, author.affiliation) == ("Researcher", "University of the Sound")
    assert author.open_to_collaborate
    assert (author.trust_score, author.trust_label) == (21, "Emerging")
    assert (author.verification, author.claimed) == ("L1", False)
    assert (author.works, author.followers) == (3, 1002)
    assert (author.topics, author.close_collaborators) == (4, 4)
    assert [(paper.title, paper.type, paper.printed_source) for paper in papers] == [
        ("Atlas of Small Boats", "preprint", "arXiv"),
        ("Boats Without Abstract", "article", "Crossref"),
        ("Boats Without Year", "preprint", "arXiv"),
    ]
    assert [paper.date and paper.date.value for paper in papers] == ["2026", "2021", None]
    assert [paper.authors_truncated for paper in papers] == [None, None, None]
    assert papers[1].abstract is None


def test_a_profile_without_its_head_has_no_name() -> None:
    author, papers, _ = read("profile_page_without_head.txt")

    assert (author.name, author.inferred_name) == (None, None)
    assert (author.trust_label, author.claimed) == ("Unverified", True)
    assert (author.works, author.topics, author.close_collaborators) == (1, 1, 1)
    assert [paper.title for paper in papers] == ["Lanterns"]


def test_damaged_entries_are_rejected_and_the_rest_is_read() -> None:
    _, papers, rejected = read("damaged_entries.txt")

    assert [paper.title for paper in papers] == ["Seeing Small Boats", "Seeing Large Ships"]
    assert [(one.line, one.reason) for one in rejected] == [
        (4, "there is no date 'Feb 31, 2022'"),
        (7, "its first line has no category and date that can be read"),
        (10, "no author's name begins in the line of title and authors"),
    ]
    assert all(one.file == "damaged_entries.txt" for one in rejected)
    assert rejected[1].raw.startswith("CVMay 232022\nA Damaged Head")


def test_what_a_page_leaves_open_is_kept_with_its_raw_lines() -> None:
    _, papers, _ = read("open_boundaries.txt")

    assert [paper.doubtful for paper in papers] == [("title", "authors")] * 2
    assert papers[1].raw == "CLMay 24, 2022\nA Path through Wordsvan der Berg"


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        pytest.param("CV", "its first line is cut", id="in its first line"),
        pytest.param("CVMay 5, 2020", "no title", id="after its first line"),
        pytest.param("CVMay 5, 2020\nOn the Edge of the Har", "no abstract", id="in its title"),
        pytest.param("CVMay 5, 2020\nOn FogAda Winter, Bo Lind", "no abstract", id="in a name"),
        pytest.param(
            "CVMay 5, 2020\nOn FogAda Winter, Bo Lindqvist et", "authors is cut", id="at et"
        ),
    ],
)
def test_an_entry_that_the_page_ends_inside_is_rejected(
    tmp_path: Path, tail: str, reason: str
) -> None:
    whole = "".join(f"CVMay {day}, 2022\nFog {day}Ada Winter\nWe see.\n" for day in range(1, 6))

    *records, last = read_text(tmp_path, whole + tail)

    assert isinstance(last, Rejected)
    assert reason in last.reason
    assert last.line == 16
    assert sum(isinstance(record, PaperRecord) for record in records) == 5


def test_a_page_that_ends_inside_an_abstract_says_so(tmp_path: Path) -> None:
    *_, last = read_text(tmp_path, "CVMay 5, 2020\nOn FogAda Winter\nWe see. We wai")

    assert isinstance(last, PaperRecord)
    assert last.doubtful == ("abstract",)


def test_a_clear_name_on_one_page_helps_another(tmp_path: Path) -> None:
    glued, apart = tmp_path / "glued.txt", tmp_path / "apart.txt"
    glued.write_text("CVMay 5, 2020\nMappingSinWon Yoon, Bo Lindqvist\nWe map.\n")
    apart.write_text("CVMay 5, 2020\nOn Maps\n\nSinWon Yoon, Ada Winter\n\nMaps.\n")
    files = [InputFile(glued, "glued.txt"), InputFile(apart, "apart.txt")]

    records = list(Batch(files, AS_OF).read(files[0]))

    assert isinstance(records[1], PaperRecord)
    assert records[1].authors == ("SinWon Yoon", "Bo Lindqvist")


def test_without_a_saving_date_the_file_s_own_date_counts(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("CVMay 5\nOn FogAda Winter\nWe see.\n")
    saved = datetime(2024, 3, 1, tzinfo=UTC).timestamp()
    os.utime(page, (saved, saved))

    _, paper = read_file(page)

    assert isinstance(paper, PaperRecord)
    assert paper.date == PartialDate("2023-05-05", "day", year_inferred=True)
    assert (paper.source.as_of, paper.source.as_of_from) == ("2024-03-01", "file time")


def test_reading_twice_gives_the_same() -> None:
    assert read("paper_list.txt") == read("paper_list.txt")


def test_what_was_read_is_read_back_from_jsonl(tmp_path: Path) -> None:
    records = list(read_file(SAMPLE_PAGES / "paper_list.txt", AS_OF))
    lines = [record.to_json() for record in records if not isinstance(record, Rejected)]
    file = tmp_path / "records.jsonl"
    file.write_bytes(b"\n".join(orjson.dumps(line) for line in lines))

    assert list(read_file(file)) == records


def test_folders_are_walked_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/a.txt", ".hidden", "a.txt"):
        (tmp_path / name).write_text("x")

    files = list_files([tmp_path, tmp_path / "a.txt"])

    assert [(file.name, file.named) for file in files] == [
        ("a.txt", False),
        ("b/a.txt", False),
        ("c.txt", False),
        ("a.txt", True),
    ]


@pytest.mark.parametrize(
    ("head", "is_register"),
    [
        ('[{"admin": {}, "id": "https://ror.org/0zzzz0161", "names": []}]', True),
        ('{"id": "https://openalex.org/I12", "display_name": "Zz"}', True),
        ('{"meta": {}, "results": [{"id": "https://openalex.org/I12"}]}', True),
        ('{"kind": "institution", "name": "Zz"}', True),
        ('{"id": "https://openalex.org/W12", "institutions": [{"id": "https://openalex.org/I1"}]}',
         False),
        ('{"kind": "paper", "title": "T"}\n{"kind": "institution", "name": "Zz"}', False),
        ('{"DOI": "10.1000/x", "member": "1", "institution": [{"id": "https://ror.org/0"}]}',
         False),
    ],
)  # fmt: skip
def test_files_of_institutions_are_read_first(
    tmp_path: Path, head: str, *, is_register: bool
) -> None:
    first, last = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    first.write_text('{"kind": "paper", "title": "T"}\n', "utf-8")
    last.write_text(head + "\n", "utf-8")

    order = Batch(list_files([tmp_path]), AS_OF).files

    assert [file.name for file in order] == (
        ["b.jsonl", "a.jsonl"] if is_register else ["a.jsonl", "b.jsonl"]
    )


def test_a_large_file_that_is_no_page_is_refused_by_its_head(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.write(b"no page at all\n" * 10)
        file.truncate(100 * 1024 * 1024)

    with pytest.raises(UnreadableFileError, match="binary"):
        list(read_file(large, AS_OF))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError, match="empty; looked for"):
        read_text(tmp_path, "")


@pytest.mark.parametrize(
    ("said", "content"),
    [
        *((said, "\n") for said in ("bibtex", "dblp", "ris", "openalex", "jsonl")),
        ("crossref", "<html><body>502</body></html>"),
        ("arxiv", "<html/>"),
        ("openalex", "Dear Ada"),
        ("csl-json", "<dblp></dblp>"),
        ("bibtex", '{"results": []}'),
    ],
)
def test_a_file_with_nothing_of_the_format_that_was_said_is_told_of(
    tmp_path: Path, said: str, content: str
) -> None:
    file = tmp_path / "odd.txt"
    file.write_text(content, "utf-8")
    batch = Batch([InputFile(file, "odd.txt")], file_format=said)

    with pytest.raises(UnknownFormatError, match=f"odd.txt: nothing in it is {said}"):
        list(batch.read(batch.files[0]))


@pytest.mark.parametrize(
    ("said", "content"),
    [
        *((said, "") for said in ("jsonl", "bibtex", "openalex", "dblp", "ris")),
        ("crossref", '{"status":"ok","message-type":"work-list","message":{"items":[]}}'),
        ("openalex", '{"meta":{"count":0},"results":[]}'),
        ("csl-json", "[]"),
        ("arxiv", "<feed><id>https://arxiv.org/api/none</id></feed>"),
        ("bibtex", "@comment{nothing yet}"),
        ("bibtex", '\ufeff% Mine\n@string{po = "Po Press"}'),
    ],
)
def test_a_file_of_a_format_may_hold_no_entry(tmp_path: Path, said: str, content: str) -> None:
    file = tmp_path / "part.gz"
    file.write_bytes(gzip.compress(content.encode()))
    batch = Batch([InputFile(file, "part.gz")], file_format=said)

    assert not list(batch.read(batch.files[0]))


def test_text_that_breaks_its_encoding_is_refused_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "broken.txt"
    file.write_bytes("CVMay 5, 2020\n".encode("utf-16") + b"\x00\xd8\n\x00")

    with pytest.raises(UnreadableFileError, match=r"broken\.txt: .*surrogate"):
        list(read_file(file))
