"""From files to records: readers cut out what is printed, normalisers turn it into values."""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ingest.errors import IngestError, UnknownFormatError, UnreadableFileError
from ingest.normalisers.category_evidence import settle_categories
from ingest.normalisers.entries import clean_author, clean_paper
from ingest.normalisers.figures import find_oversized
from ingest.normalisers.lengths import find_overlong
from ingest.normalisers.owners import infer_owner
from ingest.normalisers.titles import clean_title
from ingest.printed import PrintedAuthor, PrintedPaper
from ingest.readers.detect import JSONL, PROFILE, detect_format
from ingest.readers.evidence import Evidence
from ingest.readers.jsonl import read_jsonl
from ingest.readers.page import read_page
from ingest.readers.paper_page import PaperPage
from ingest.readers.profile_page import ProfilePage
from ingest.readers.structured import (
    STRUCTURED_FORMATS,
    begins_with_institution,
    detect_structured,
    may_be_without_entries,
    read_structured,
    read_unpacked_head,
)
from ingest.readers.text import decode_text, read_text
from ingest.records import (
    AuthorRecord,
    InstitutionRecord,
    PaperRecord,
    Record,
    Rejected,
    Source,
)

if TYPE_CHECKING:
    from ingest.nlp.topic_vectors import TopicVectors  # its imports take seconds

GIVEN = "given"
FILE_TIME = "file time"
_LONGEST_RAW = 2000
_DASH = Path("-")
_STANDARD_INPUT = Path("/dev/stdin")


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read, the name that its records carry, and whether the caller named it.

    `copy_of` is the pipe that the caller named, where the file holds what that gave.
    """

    path: Path
    name: str
    named: bool = True
    copy_of: Path | None = None


def list_files(paths: Sequence[Path]) -> list[InputFile]:
    """Give the files at these paths, those in folders sorted, hidden ones left out.

    A file in a folder is named by its path inside that folder; "-" is the standard input.
    """
    found: list[InputFile] = []
    for path in paths:
        if path == _DASH:
            found.append(InputFile(_STANDARD_INPUT, _STANDARD_INPUT.name))
            continue
        if not path.is_dir():
            found.append(InputFile(path, path.name))
            continue
        inside = (file.relative_to(path) for file in sorted(path.rglob("*")) if file.is_file())
        found += [
            InputFile(path / file, file.as_posix(), named=False)
            for file in inside
            if not any(part.startswith(".") for part in file.parts)
        ]
    return found


def is_pipe(path: Path) -> bool:
    """Tell whether the path is of something that can be read only once, and not from anywhere."""
    return path.is_fifo() or path.is_char_device()


def is_ours_alone(path: Path) -> bool:
    """Tell whether another process would find something else there: its own standard input."""
    return is_pipe(path) or path.is_relative_to(_STANDARD_INPUT.parent)


@contextmanager
def keep_pipes(files: Sequence[InputFile]) -> Iterator[list[InputFile]]:
    """Give the files; as long as the context lasts, copies stand in the place of pipes.

    Files are looked into before they are read, and some are read twice.

    Raises:
        UnreadableFileError: A pipe cannot be read, or there is no room for its copy.
    """
    with TemporaryDirectory(prefix="rgraph-") as folder:
        yield [
            _copy_pipe(file, Path(folder, str(number))) if is_pipe(file.path) else file
            for number, file in enumerate(files)
        ]


def _copy_pipe(file: InputFile, folder: Path) -> InputFile:
    copy = folder / file.name
    try:
        folder.mkdir()
        with file.path.open("rb") as pipe, copy.open("wb") as kept:
            shutil.copyfileobj(pipe, kept)
    except OSError as error:
        raise UnreadableFileError(
            f"{file.path}: {error.strerror or error} (what a pipe gives is copied to {folder})."
        ) from error
    return replace(file, path=copy, copy_of=file.path)


@contextmanager
def _naming_the_pipe(file: InputFile) -> Iterator[None]:
    """Tell of a pipe what is wrong with its copy, of which the caller knows nothing."""
    try:
        yield
    except IngestError as error:
        if file.copy_of is None:
            raise
        said = str(error).replace(str(file.path), str(file.copy_of))
        raise type(error)(said) from error


class Batch:
    """Files that are read together, so that one page's clear names help another."""

    def __init__(
        self,
        files: Sequence[InputFile],
        as_of: date | None = None,
        file_format: str | None = None,
        topic_vectors: "TopicVectors | None" = None,
    ) -> None:
        """Look through the files; one that cannot be read is reported when it is read.

        Args:
            files: What will be read.
            as_of: The day that the pages were saved; else each file's modification date.
            file_format: The format that all have, else each file's content tells.
            topic_vectors: The model that brings free phrases to known topics, if there is one.
        """
        self.as_of = as_of
        self.file_format = file_format
        self.topic_vectors = topic_vectors
        self.evidence = Evidence()
        self.guessed_encodings: dict[InputFile, str] = {}
        """Files in neither UTF-8 nor UTF-16, and what they were read as."""
        self._registers: set[InputFile] = set()
        for file in files:
            self._gather(file)
        self.files = sorted(files, key=lambda file: file not in self._registers)
        """The files in the order to read them: what describes institutions helps those behind."""

    def read(self, file: InputFile) -> Iterator[Record]:
        """Give the records of one file, its author first.

        Raises:
            UnreadableFileError: It cannot be opened, or is no text.
            UnknownFormatError: It has no format that is known.
        """
        found = False
        with _naming_the_pipe(file):
            for record in self._read(file):
                found = True
                if self.topic_vectors and isinstance(record, PaperRecord):
                    title = clean_title(record.title) or record.title
                    yield self.topic_vectors.state_topics(record, title)
                else:
                    yield record
            if not found:
                self._refuse_wrong_format(file)

    def _refuse_wrong_format(self, file: InputFile) -> None:
        """Tell of a file without a record that was said to have a format, and has not."""
        if self.file_format is None:
            return
        start = read_unpacked_head(file.path)
        # Systems that write a list in parts leave parts without a byte.
        if start and not may_be_without_entries(start, self.file_format):
            raise UnknownFormatError(f"{file.path}: nothing in it is {self.file_format}.")

    def _read(self, file: InputFile) -> Iterator[Record]:
        file_format, encoding = self._tell_format(file, read_unpacked_head(file.path))
        if file_format in STRUCTURED_FORMATS:
            yield from map(_check, read_structured(file.path, file.name, file_format))
        elif file_format == JSONL:
            yield from read_jsonl(file.path, file.name, encoding, _find_unfit)
        else:
            page = _open_page(file, file_format)
            if not encoding.startswith("utf"):
                self.guessed_encodings[file] = encoding
            yield from map(_check, self._clean(list(page.read(self.evidence)), file))

    def _gather(self, file: InputFile) -> None:
        try:
            start = read_unpacked_head(file.path)
            file_format, _ = self._tell_format(file, start)
            if begins_with_institution(start, file_format):
                self._registers.add(file)
            if file_format != JSONL and file_format not in STRUCTURED_FORMATS:
                _open_page(file, file_format).gather(self.evidence)
        except IngestError:
            return  # `read` raises it where the caller can tell the file

    def _tell_format(self, file: InputFile, start: bytes) -> tuple[str, str]:
        structured = self.file_format or detect_structured(start)
        if structured in STRUCTURED_FORMATS:
            return structured, ""  # such a file says itself how its text is encoded
        head = decode_text(start, file.path, is_head=True)
        file_format = self.file_format or detect_format(head.content, str(file.path))
        return file_format, head.encoding

    def _clean(
        self, printed: list[PrintedAuthor | PrintedPaper | Rejected], file: InputFile
    ) -> Iterator[Record]:
        saved, said_by = self._find_saving_date(file)
        records = [_clean_one(one, saved, said_by) for one in printed]
        papers = settle_categories([one for one in records if isinstance(one, PaperRecord)])
        settled = iter(papers)
        for record in records:
            if isinstance(record, AuthorRecord):
                yield _add_owner(record, papers)
            else:
                yield next(settled) if isinstance(record, PaperRecord) else record

    def _find_saving_date(self, file: InputFile) -> tuple[date, str]:
        if self.as_of:
            return self.as_of, GIVEN
        modified = datetime.fromtimestamp(file.path.stat().st_mtime, UTC)
        return modified.date(), FILE_TIME


def _check(record: Record) -> Record:
    """Reject a record that the graph could not keep; its batch would fail with it."""
    if isinstance(record, Rejected) or (problem := _find_unfit(record)) is None:
        return record
    said = (record.raw if isinstance(record, PaperRecord) else None) or _write(record)
    return Rejected(record.source.file, record.source.line, problem, said[:_LONGEST_RAW])


def _write(record: PaperRecord | AuthorRecord | InstitutionRecord) -> str:
    # orjson writes no whole number of more than 64 bits, and 1e20 is one.
    return json.dumps(record.to_json(), ensure_ascii=False, separators=(",", ":"))


def _find_unfit(record: PaperRecord | AuthorRecord | InstitutionRecord) -> str | None:
    return find_overlong(record) or find_oversized(record)


def _open_page(file: InputFile, file_format: str) -> PaperPage | ProfilePage:
    page = read_page(read_text(file.path).content, file.name)
    return ProfilePage(page) if file_format == PROFILE else PaperPage(page)


def _clean_one(
    printed: PrintedAuthor | PrintedPaper | Rejected, saved: date, said_by: str
) -> Record:
    if isinstance(printed, Rejected):
        return printed
    source: Source = replace(printed.source, as_of=saved.isoformat(), as_of_from=said_by)
    if isinstance(printed, PrintedAuthor):
        return clean_author(printed, source)
    return clean_paper(printed, source, saved)


def _add_owner(author: AuthorRecord, papers: Sequence[PaperRecord]) -> AuthorRecord:
    owner = infer_owner(papers) if author.name is None else None
    return (
        replace(author, inferred_name=owner.name, inferred_from=owner.ground) if owner else author
    )
