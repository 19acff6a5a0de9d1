"""Text out of the tags of HTML, JATS and MathML, also where nobody says whether it has any."""

import html
import re
from html.entities import html5

from ingest.markup import clean_space
from ingest.small_figures import FIGURE, SIGN, lower_figure, raise_figure

_BLOCKS = frozenset(
    {"p", "div", "sec", "title", "br", "li", "list", "list-item", "ul", "ol", "h1", "h2"}
    | {"h3", "h4", "h5", "h6", "table", "tr", "td", "th", "abstract", "label", "caption"}
    | {"disp-formula"}
)
"""What parts words."""
_BLOCK_PREFIXES = frozenset({"", "jats", "xhtml"})
_INLINES = frozenset(
    {"i", "b", "u", "em", "strong", "sub", "sup", "sc", "tt", "small", "big", "bold"}
    | {"italic", "underline", "monospace", "roman", "sans-serif", "styled-content"}
    | {"named-content", "inline-formula", "inline-graphic", "xref", "ext-link", "span"}
    | {"font", "a", "code", "alternatives", "scp", "inf", "ovl", "strike", "s", "q", "cite"}
    | {"var", "ref", "break"}
)
_MATHML = frozenset(
    {"math", "semantics", "annotation", "annotation-xml", "none", "maction"}
    | {"maligngroup", "malignmark", "menclose", "merror", "mfenced", "mfrac", "mglyph"}
    | {"mi", "mlabeledtr", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom"}
    | {"mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup"}
    | {"msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover"}
)
_KNOWN = _BLOCKS | _INLINES | _MATHML
_NEVER_CLOSED = frozenset({"br", "p", "li"})
"""HTML lets these stand open."""

_ANNOTATION = re.compile(
    r"<(mml:)?annotation\b.*?</(?:mml:)?annotation>|<(?:jats:)?tex-math\b.*?"
    r"</(?:jats:)?tex-math>",
    re.DOTALL | re.IGNORECASE,
)
# What follows a name is an attribute or no tag: "for 1<p and q>3" is mathematics.
_TAG = re.compile(
    r"<(?P<end>/?)(?:(?P<prefix>jats|mml|xhtml|m|ns\d):)?(?P<name>[a-z][a-z0-9-]*)"
    r"(?P<rest>(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?)>",
    re.IGNORECASE,
)
_SMALL_FIGURE = re.compile(
    rf"<((?:jats:|xhtml:)?(?:sup|sub|inf))(?:\s[^<>]*)?>\s*({FIGURE})\s*</\1>", re.IGNORECASE
)
_SMALL_IN_MATHML = re.compile(
    rf"(?:<(?P<ns>(?:\w+:)?)mn>\s*(?P<figure>{FIGURE})\s*</(?P=ns)mn>"
    rf"|<(?P<row>(?:\w+:)?)mrow>\s*<(?P=row)mo[^<>]*>\s*(?P<sign>{SIGN})\s*</(?P=row)mo>\s*"
    r"<(?P=row)mn>\s*(?P<digits>[0-9]{1,4})\s*</(?P=row)mn>\s*</(?P=row)mrow>)"
    r"(?=\s*</(?:\w+:)?msu(?P<place>[pb])>)"
)
_SPOKEN_OF = re.compile(
    r"(?<![\w>])<(?P<name>[a-z]+)>"
    r"(?:\s+(?:and|or|vs\.?|versus|to|from|with|&)\s+|\s*[,/|+]\s*(?:(?:and|or)\s+)?)"
    r"(?P<end></(?P=name)>)(?![\w<])",
    re.IGNORECASE,
)
"""A pair that holds nothing but what joins its two tags: these are what the text is about."""
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|(?P<name>[A-Za-z][A-Za-z0-9]*));")


def strip_tags(text: str) -> str:
    """Give the text without the tags and character references of HTML, JATS and MathML.

    What is neither stays: `the <mask> token`, `a<b>c`, `Q&A`. A tag that says nothing but its name
    is one only if it is closed as well, behind more than a word that joins the two: `<s> and </s>`.
    """
    if "<" not in text and "&" not in text:
        return clean_space(text)
    plain = _drop_tags(text) if "<" in text else text
    if "&lt;" in plain and plain == text:
        # Some sources escape their tags once more
        return strip_tags(_resolve_references(plain))
    # Twice, because some sources escape an ampersand once more ("AT&amp;amp;T")
    return clean_space(_resolve_references(_resolve_references(plain)))


def _drop_tags(text: str) -> str:
    plain = _SMALL_IN_MATHML.sub(_set_in_mathml, _ANNOTATION.sub("", text))
    plain = _SMALL_FIGURE.sub(_set_figure, plain)
    closed = _find_closed(plain)
    pairs = [(found.start(), found.start("end")) for found in _SPOKEN_OF.finditer(plain)]
    spoken_of = {place for pair in pairs for place in pair}

    def drop(tag: re.Match[str]) -> str:
        prefix, name = (tag["prefix"] or "").lower(), tag["name"].lower()
        is_sure = prefix or tag["rest"].strip() or name in _NEVER_CLOSED or name in closed
        if tag.start() in spoken_of or not is_sure or not (prefix or name in _KNOWN):
            return tag[0]
        return " " if name in _BLOCKS and prefix in _BLOCK_PREFIXES else ""

    return _TAG.sub(drop, plain)


def _find_closed(text: str) -> set[str]:
    """Give the names of the tags that are opened and closed behind that."""
    opened: dict[str, int] = {}
    closed: dict[str, int] = {}
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if tag["end"]:
            closed[name] = tag.start()
        else:
            opened.setdefault(name, tag.start())
    return {name for name, start in opened.items() if start < closed.get(name, start)}


def _set_figure(found: re.Match[str]) -> str:
    is_high = found[1].lower().endswith("sup")
    return raise_figure(found[2]) if is_high else lower_figure(found[2])


def _set_in_mathml(found: re.Match[str]) -> str:
    figure = found["figure"] or found["sign"] + found["digits"]
    return raise_figure(figure) if found["place"] == "p" else lower_figure(figure)


def _resolve_references(text: str) -> str:
    return _REFERENCE.sub(_resolve, text) if "&" in text else text


def _resolve(reference: re.Match[str]) -> str:
    name = reference["name"]
    return reference[0] if name and f"{name};" not in html5 else html.unescape(reference[0])
