"""Papers as BibTeX, in UTF-8, with what means something to LaTeX escaped."""

import re
from collections.abc import Iterator

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from service.exports.facts import PaperFacts
from service.exports.names import split_name

_ENTRY_TYPES = {
    "article": ("article", "journal"),
    "review": ("article", "journal"),
    "letter": ("article", "journal"),
    "editorial": ("article", "journal"),
    "erratum": ("article", "journal"),
    "book-review": ("article", "journal"),
    "conference-paper": ("inproceedings", "booktitle"),
    "book": ("book", "series"),
    "proceedings": ("proceedings", "series"),
    "book-chapter": ("incollection", "booktitle"),
    "thesis": ("phdthesis", "school"),
    "report": ("techreport", "institution"),
    "dataset": ("dataset", "howpublished"),
    "software": ("software", "howpublished"),
    "web-page": ("online", "howpublished"),
    "manuscript": ("unpublished", "howpublished"),
}
"""The entry type of each of the graph's types, and the field that its venue stands in."""
_OTHER = ("misc", "howpublished")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # A brace counts in BibTeX even behind a backslash
        "{": r"$\lbrace$",
        "}": r"$\rbrace$",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&%#_"},
    }
)
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`!?])(?=`)")
"""Between signs of which LaTeX makes one: `--` is a dash."""
_JOINS = re.compile(r"(?<!\S)and(?!\S)|^others$", re.IGNORECASE)
"""What stands between names, or for those that are left out."""
_NO_KEY = re.compile(r"[^\w.:+/-]+")


def write_bibtex(paper: PaperFacts) -> str:
    """One entry; its key is the paper's id."""
    kind, venue = _ENTRY_TYPES.get(paper.cited_type, _OTHER)
    fields = [Field(name, value) for name, value in _list_fields(paper, venue)]
    key = _NO_KEY.sub("-", paper.id.removeprefix("paper:")) or "paper"
    # Nothing is added to the values: they stand in their braces already.
    return str(write_string(Library([Entry(kind, key, fields)]), unparse_stack=[]))


def _list_fields(paper: PaperFacts, venue: str) -> Iterator[tuple[str, str]]:
    names = [_show_name(writer.name) for writer in paper.writers]
    names += [f"{{{_escape(group)}}}" for group in paper.collectives]
    names += ["others"] if paper.is_cut else []
    if names:
        yield "author", _braced(" and ".join(names))
    yield "title", _braced(_show_title(paper.title))
    if paper.venue:
        yield venue, _braced(_escape(paper.venue))
    yield from _list_dates(paper.date_parts)
    if paper.doi:
        # As it is, for `doi` is no text; but a brace would end the entry.
        yield "doi", _braced(paper.doi.replace("{", "%7B").replace("}", "%7D"))
    if paper.arxiv_id:
        yield "archiveprefix", _braced("arXiv")
        yield "eprint", _braced(paper.arxiv_id)
        if paper.category:
            yield "primaryclass", _braced(_escape(paper.category))
    if paper.address:
        yield "url", _braced(paper.address)
    if paper.abstract:
        yield "abstract", _braced(_escape(" ".join(paper.abstract.split())))


def _list_dates(parts: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    if parts:
        yield "year", _braced(str(parts[0]))
    if len(parts) > 1:
        # A macro, which styles put into their language
        yield "month", _MONTHS[parts[1] - 1]
    yield from (("day", _braced(str(day))) for day in parts[2:])


def _show_name(printed: str) -> str:
    name, whole = split_name(printed), " ".join(printed.split())
    if name.is_whole or _JOINS.search(whole):
        return _braced(_escape(whole)) if _JOINS.search(whole) or " " in whole else _escape(whole)
    family = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(_escape(one) for one in (family, name.suffix, name.given) if one)


def _show_title(title: str) -> str:
    """The title, with words in braces whose capitals no style may make small."""
    words = (_escape(word) for word in title.split())
    return " ".join(
        _braced(word) if any(letter.isupper() for letter in raw[1:]) else word
        for raw, word in zip(title.split(), words, strict=True)
    )


def _escape(text: str) -> str:
    return _LIGATURE.sub("{}", text.translate(_ESCAPED))


def _braced(text: str) -> str:
    return f"{{{text}}}"
