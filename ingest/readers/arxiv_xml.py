"""arXiv's metadata as XML: records harvested over OAI-PMH, and the Atom feed of its search."""

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from graph.identifiers import clean_arxiv_id, clean_doi
from ingest.markup import clean_space, strip_latex
from ingest.readers.arxiv import ARXIV, date_from_id, read_type, split_names
from ingest.readers.byline import is_collective, join_name, make_byline
from ingest.readers.dated_source import make_source
from ingest.readers.json_entries import reject
from ingest.readers.partial_dates import date_from_mail, date_from_text
from ingest.readers.xml_entries import XmlEntry, read_elements
from ingest.record_parts import Affiliation, Authorship
from ingest.records import PaperRecord, PartialDate, Rejected, Source

_DATED_AS = ("created", "published", "date")
_UPDATED_AS = ("updated", "datestamp")


def read_arxiv_xml(stream: BinaryIO, file: str) -> Iterator[PaperRecord | Rejected]:
    """Read the records of OAI-PMH (arXiv, arXivRaw, oai_dc) or the entries of an Atom feed."""
    for entry in read_elements(stream, file, ("record", "entry")):
        yield _read_entry(entry, file) if isinstance(entry, XmlEntry) else entry


def _read_entry(entry: XmlEntry, file: str) -> PaperRecord | Rejected:
    fields = _Fields(entry.element)
    raw = etree.tostring(entry.element)
    if fields.is_deleted:
        return reject(file, entry.line, "the source marks this record as deleted", raw)
    address = fields.first("id") or fields.first("identifier")
    if address and "/api/errors" in address:
        reason = f"the source answers with an error: {fields.first('summary')}"
        return reject(file, entry.line, reason, raw)
    arxiv_id = clean_arxiv_id(address)
    title = strip_latex(fields.first("title") or "")
    if arxiv_id is None or not title:
        lack = "title" if arxiv_id else "arXiv id"
        return reject(file, entry.line, f"has no {lack}", raw)
    changed = next(filter(None, map(fields.first, _UPDATED_AS)), None)
    return _make_paper(fields, make_source(ARXIV, file, entry.line, changed), arxiv_id, title)


def _make_paper(fields: "_Fields", source: Source, arxiv_id: str, title: str) -> PaperRecord:
    byline = make_byline(fields.authors())
    categories = fields.categories()
    abstract = fields.first("abstract") or fields.first("summary") or fields.first("description")
    return PaperRecord(
        source=source,
        title=title,
        authors=byline.authors,
        authors_truncated=byline.truncated,
        authorships=byline.authorships,
        date=fields.date() or date_from_id(arxiv_id),
        category=categories[0] if categories else None,
        categories=categories,
        type=read_type(fields.comment(), abstract),
        printed_source="arXiv",
        doi=clean_doi((fields.first("doi") or fields.named("doi:") or "").partition(" ")[0]),
        arxiv_id=arxiv_id,
        abstract=clean_space(abstract or "") or None,
        venue=fields.first("journal-ref") or fields.first("journal_ref"),
        source_id=f"arxiv:{arxiv_id}",
    )


class _Fields:
    """The parts of an entry by their local names; the dialects differ in namespaces and names."""

    def __init__(self, element: etree._Element) -> None:
        self._all: dict[str, list[etree._Element]] = {}
        for part in element.iter(etree.Element):
            self._all.setdefault(etree.QName(part).localname, []).append(part)
        header = self._all.get("header", [])
        self.is_deleted = any(one.get("status") == "deleted" for one in header)

    def first(self, name: str) -> str | None:
        """Give the text of the first element of this name; the OAI header's id comes last."""
        found = self._all.get(name, ())
        return next((text for text in map(_read_text, found) if text), None)

    def named(self, prefix: str) -> str | None:
        """Give the text of the first `identifier` of Dublin Core that begins with this."""
        texts = map(_read_text, self._all.get("identifier", ()))
        return next((text for text in texts if text.lower().startswith(prefix)), None)

    def comment(self) -> str | None:
        """Give the comment, which Dublin Core has as one more description."""
        texts = map(_read_text, self._all.get("description", ()))
        told = next((text for text in texts if text.startswith("Comment:")), None)
        return self.first("comments") or self.first("comment") or told

    def categories(self) -> tuple[str, ...]:
        """Give the category codes, the primary one first."""
        primary = [one.get("term", "") for one in self._all.get("primary_category", ())]
        listed = [one.get("term") or one.text or "" for one in self._all.get("category", ())]
        codes = " ".join([*primary, *listed, self.first("categories") or ""]).split()
        return tuple(dict.fromkeys(code for code in codes if code[0].islower()))

    def date(self) -> PartialDate | None:
        """Give the day of the first version."""
        for version in self._all.get("version", ()):
            day = version.find("{*}date")
            if day is not None:
                return date_from_mail(day.text)
        return date_from_text(next(filter(None, map(self.first, _DATED_AS)), None))

    def authors(self) -> Iterator[Authorship]:
        """Give the authors, from parts, from whole names, or from one text for all."""
        for author in self._all.get("author", ()):
            yield _read_author(author)
        if "author" not in self._all:
            creators = [
                _invert(clean_space(one.text or "")) for one in self._all.get("creator", ())
            ]
            text = self.first("authors") or ""
            for name in creators or split_names(text):
                yield Authorship(strip_latex(name), collective=is_collective(name))


def _read_text(element: etree._Element) -> str:
    return clean_space("".join(map(str, element.itertext())))


def _read_author(element: etree._Element) -> Authorship:
    def part(name: str) -> str | None:
        found = element.find(f"{{*}}{name}")
        return strip_latex(found.text or "") or None if found is not None else None

    given, family = part("forenames"), part("keyname")
    name = part("name") or join_name(given, family, part("suffix"))
    affiliations = (clean_space(one.text or "") for one in element.findall("{*}affiliation"))
    return Authorship(
        name=name,
        given=given,
        family=family,
        affiliations=tuple(Affiliation(strip_latex(text)) for text in affiliations if text),
        collective=is_collective(name),
    )


def _invert(name: str) -> str:
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma else name
