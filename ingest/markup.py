"""Text out of the markup that sources wrap it in: LaTeX, and the tags of HTML, JATS and MathML."""

import html
import re
from functools import cache, lru_cache

from pylatexenc.latex2text import LatexNodes2Text

_LATEX_SIGNS = re.compile(r"[\\${}]|``|''|(?<=\S)~(?=\S)")
_MORE_THAN_BRACES = re.compile(r"[\\$`~]|''|--")
_SHORT = 100
# Signs that only mean something to LaTeX when a person typeset the text; in metadata they stand
# for themselves ("100% of Q&A", "C#")
_BARE_SIGN = re.compile(r"(?<!\\)([%&#])")
_BARE_DOLLAR = re.compile(r"(?<!\\)\$")
# As "H<sub>2</sub>O" becomes "H2O"; within longer formulas the signs are needed
_SMALL_FIGURE = re.compile(r"\$\s*[_^]\{?\s*([0-9+-]{1,4})\s*\}?\s*\$")
_ACCENT_SPACE = re.compile(r"(\\[`'^\"~=.])\s+(?=[A-Za-z\\{])")
_ANNOTATION = re.compile(
    r"<(mml:)?annotation\b.*?</(?:mml:)?annotation>|<(?:jats:)?tex-math\b.*?"
    r"</(?:jats:)?tex-math>",
    re.DOTALL | re.IGNORECASE,
)
# What follows a name is an attribute or no tag: "for 1<p and q>3" is mathematics.
_BLOCK_TAG = re.compile(
    r"</?(?:jats:|xhtml:)?(?:p|div|sec|title|br|li|list|list-item|ul|ol|h[1-6]|table|tr|td|th"
    r"|abstract|label|caption|disp-formula)(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>",
    re.IGNORECASE,
)
_INLINE_TAG = re.compile(
    r"</?(?:(?:jats|mml|xhtml|m|ns\d):[a-z0-9-]+|i|b|u|em|strong|sub|sup|sc|tt|small|big|bold"
    r"|italic|underline|monospace|roman|sans-serif|styled-content|named-content|inline-formula"
    r"|inline-graphic|xref|ext-link|span|font|a|code|math|m[a-z]{1,10}|semantics|alternatives"
    r"|scp|inf|ovl|strike|s|q|cite|var|ref|break)(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>",
    re.IGNORECASE,
)


def clean_space(text: str) -> str:
    """Give the text in one line, with single spaces."""
    return " ".join(text.split())


def strip_latex(text: str) -> str:
    r"""Give the text that LaTeX typesets: `Schr{\"o}dinger` becomes `Schrödinger`."""
    if _LATEX_SIGNS.search(text) is None:
        return clean_space(text)
    if _MORE_THAN_BRACES.search(text) is None:
        return clean_space(text.replace("{", "").replace("}", ""))
    # The same names come again and again
    return _typeset_again(text) if len(text) <= _SHORT else _typeset(text)


def _typeset(text: str) -> str:
    # The library gives an accent for it
    plain = _SMALL_FIGURE.sub(r"\1", text).replace(r"\textasciicircum", r"\string^")
    escaped = _BARE_SIGN.sub(r"\\\1", plain)
    if len(_BARE_DOLLAR.findall(escaped)) % 2:
        escaped = _BARE_DOLLAR.sub(r"\\$", escaped)
    return clean_space(_converter().latex_to_text(_ACCENT_SPACE.sub(r"\1", escaped)))


_typeset_again = lru_cache(maxsize=1 << 16)(_typeset)


def strip_tags(text: str) -> str:
    """Give the text without the tags and character references of HTML, JATS and MathML."""
    if "<" not in text and "&" not in text:
        return clean_space(text)
    plain = _INLINE_TAG.sub("", _BLOCK_TAG.sub(" ", _ANNOTATION.sub("", text)))
    if "&lt;" in plain and plain == text:
        # Some sources escape their tags once more
        return strip_tags(html.unescape(plain))
    # Twice, because some sources escape an ampersand once more ("AT&amp;amp;T")
    return clean_space(html.unescape(html.unescape(plain)))


@cache
def _converter() -> LatexNodes2Text:
    return LatexNodes2Text(math_mode="text", keep_comments=True, strict_latex_spaces=False)
