"""Text out of the LaTeX that sources write it in."""

import re
from functools import cache, lru_cache

from pylatexenc.latex2text import LatexNodes2Text

from ingest.small_figures import FIGURE, lower_figure, raise_figure

_LATEX_SIGNS = re.compile(r"[\\${}]|``|''|(?<=\S)~(?=\S)")
_MORE_THAN_BRACES = re.compile(r"[\\$`~]|''|--")
_SHORT = 100
# Signs that only mean something to LaTeX when a person typeset the text; in metadata they stand
# for themselves ("100% of Q&A", "C#")
_BARE_SIGN = re.compile(r"(?<!\\)([%&#])")
_BARE_DOLLAR = re.compile(r"(?<!\\)\$")
# "CO$_2$", "10$^6$"; within longer formulas the signs of LaTeX are needed
_SMALL_FIGURE = re.compile(rf"\$\s*([_^])\{{?\s*({FIGURE})\s*\}}?\s*\$")
_ACCENT_SPACE = re.compile(r"(\\[`'^\"~=.])\s+(?=[A-Za-z\\{])")


def clean_space(text: str) -> str:
    """Give the text in one line, with single spaces."""
    return " ".join(text.split())


def strip_latex(text: str) -> str:
    r"""Give the text that LaTeX typesets: `Schr{\"o}dinger` is `Schrödinger`, `10$^6$` is `10⁶`."""
    return typeset(_SMALL_FIGURE.sub(_set_figure, text) if "$" in text else text)


def typeset(text: str) -> str:
    """Give the text that LaTeX typesets, with the signs before figures: `10$^6$` is `10^6`."""
    if _LATEX_SIGNS.search(text) is None:
        return clean_space(text)
    if _MORE_THAN_BRACES.search(text) is None:
        return clean_space(text.replace("{", "").replace("}", ""))
    # The same names come again and again
    return _typeset_again(text) if len(text) <= _SHORT else _typeset(text)


def _set_figure(found: re.Match[str]) -> str:
    return raise_figure(found[2]) if found[1] == "^" else lower_figure(found[2])


def _typeset(text: str) -> str:
    # The library gives an accent for it
    escaped = _BARE_SIGN.sub(r"\\\1", text.replace(r"\textasciicircum", r"\string^"))
    if len(_BARE_DOLLAR.findall(escaped)) % 2:
        escaped = _BARE_DOLLAR.sub(r"\\$", escaped)
    return clean_space(_converter().latex_to_text(_ACCENT_SPACE.sub(r"\1", escaped)))


_typeset_again = lru_cache(maxsize=1 << 16)(_typeset)


@cache
def _converter() -> LatexNodes2Text:
    return LatexNodes2Text(math_mode="text", keep_comments=True, strict_latex_spaces=False)
