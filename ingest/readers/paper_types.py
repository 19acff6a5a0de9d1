"""The types of papers in one set of words, so that one kind has one name whatever its source.

A type that is in no table is kept as its source writes it.
"""

import re

RETRACTED = "retracted"
PARATEXT = "paratext"
PREPRINT = "preprint"

_CROSSREF_AND_CSL = {
    "journal-article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "proceedings-article": "conference-paper",
    "paper-conference": "conference-paper",
    "posted-content": PREPRINT,
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "chapter": "book-chapter",
    "entry-encyclopedia": "book-chapter",
    "entry-dictionary": "book-chapter",
    "dissertation": "thesis",
    "review-book": "book-review",
    "webpage": "web-page",
    "post-weblog": "web-page",
    "document": "other",
    "report-component": "report",
    "journal-issue": PARATEXT,
    "journal-volume": PARATEXT,
}
_BIBTEX_AND_DBLP = {
    "inproceedings": "conference-paper",
    "conference": "conference-paper",
    "incollection": "book-chapter",
    "inbook": "book-chapter",
    "inreference": "book-chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "techreport": "report",
    "collection": "book",
    "mvbook": "book",
    "booklet": "book",
    "online": "web-page",
    "electronic": "web-page",
    "www": "web-page",
    "data": "dataset",
    "unpublished": "manuscript",
    "misc": "other",
}
_RIS = {
    "jour": "article",
    "ejour": "article",
    "ejou": "article",
    "mgzn": "article",
    "news": "article",
    "conf": "conference-paper",
    "cpaper": "conference-paper",
    "chap": "book-chapter",
    "echap": "book-chapter",
    "ebook": "book",
    "edbook": "book",
    "thes": "thesis",
    "rprt": "report",
    "unpb": "manuscript",
    "unpd": "manuscript",
    "manscpt": "manuscript",
    "inpr": PREPRINT,
    "elec": "web-page",
    "blog": "web-page",
    "data": "dataset",
    "comp": "software",
    "gen": "other",
    "web": "web-page",
    "dbase": "dataset",
    "encyc": "book-chapter",
    "dict": "book-chapter",
    "stand": "standard",
    "std": "standard",
    "pat": "patent",
}
_OPENALEX = {"dissertation": "thesis"}
CONTAINER = "journal"
"""What Crossref calls the journal itself; elsewhere people call an article so."""
_RETRACTED_TITLE = re.compile(r"^\W*(?:RETRACTED|WITHDRAWN)\b(?: ARTICLE| PAPER| CHAPTER)?\W*[:\]]")
_WORDS = {**_CROSSREF_AND_CSL, **_BIBTEX_AND_DBLP, **_RIS, **_OPENALEX}


def clean_type(text: str | None) -> str | None:
    """Give the common word for a source's type, or its own in lower case."""
    word = (text or "").strip().lower().replace("_", "-").replace(" ", "-")
    return _WORDS.get(word, word) or None


def is_retracted_title(title: str) -> bool:
    """Tell whether a title says that its paper was taken back: "RETRACTED ARTICLE: …".

    In small letters it is that of a notice.
    """
    return _RETRACTED_TITLE.match(title) is not None
