"""Text out of the LaTeX that sources write it in."""

import logging
import re
from functools import cache, lru_cache

from pylatexenc import latex2text, latexwalker, macrospec

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
_SMALL_IN_TEXT = re.compile(rf"\\text(super|sub)script\s*\{{\s*({FIGURE})\s*\}}")
_BOX = re.compile(r"\\mbox\s*(?=\{)")
_MACRO = re.compile(r"(?<!\\)\\([A-Za-z]{2,})(?:\{\}|(?![A-Za-z]|\s*[{\[]))")
"""A macro that is given nothing; behind a line break (`\\\\`) stands plain text."""
_LAYOUT = frozenset(
    {"allowbreak", "bf", "bfseries", "big", "Big", "bigg", "bigl", "bigm", "bigr", "Bigl", "Bigr"}
    | {
        "boldmath",
        "break",
        "cal",
        "centering",
        "displaystyle",
        "em",
        "fi",
        "footnotesize",
        "frenchspacing",
    }
    | {"hbox", "hfill", "hskip", "huge", "it", "itshape", "kern", "large", "Large", "LARGE", "left"}
    | {
        "leavevmode",
        "limits",
        "linebreak",
        "mathop",
        "mdseries",
        "middle",
        "newblock",
        "newline",
        "nobreak",
        "noindent",
        "nolimits",
    }
    | {
        "nolinebreak",
        "nonumber",
        "normalfont",
        "normalsize",
        "over",
        "par",
        "protect",
        "raggedright",
    }
    | {"relax", "right", "rm", "rmfamily", "sc", "scriptscriptstyle", "scriptsize", "scriptstyle"}
    | {"scshape", "sf", "sffamily", "sl", "sloppy", "slshape", "small", "smallskip", "space"}
    | {
        "textnormal",
        "textstyle",
        "tiny",
        "tt",
        "ttfamily",
        "unboldmath",
        "upshape",
        "vskip",
        "xspace",
    }
)
"""Macros that say how text looks, and nothing else."""
_SIGNS = {"textgreater": ">", "textless": "<", "textbar": "|", "copyright": "©", "slash": "/"}
_SIGNS |= {"textunderscore": "_", "colon": ":", "degree": "°", "euro": "€", "ne": "≠"}
_SIGNS |= {"cprime": "'", "cdprime": "''", "Dbar": "Đ", "dbar": "đ"}
_SIGNS |= {"enspace": " ", "thinspace": " ", "nobreakspace": " "}
"""Signs that the library does not know, those of names from Russian and Croatian among them."""
_UNREADABLE = (AttributeError, LookupError, RecursionError, ValueError)
"""What the library fails with on macros that lack what they must be given, or are nested deep."""
_ACCENT_SPACE = re.compile(r"(\\[`'^\"~=.])\s+(?=[A-Za-z\\{])")


# What it would log of such macros, nobody could do anything about
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)


def clean_space(text: str) -> str:
    """Give the text in one line, with single spaces."""
    return " ".join(text.split())


def strip_latex(text: str) -> str:
    r"""Give the text that LaTeX typesets: `Schr{\"o}dinger` is `Schrödinger`, `10$^6$` is `10⁶`.

    Of a macro that nobody knows (`\ours`), the name stays.
    """
    if "$" in text:
        text = _SMALL_FIGURE.sub(_set_figure, text)
    if "\\" in text:
        text = _BOX.sub("", _SMALL_IN_TEXT.sub(_set_text_figure, text))
        text = _MACRO.sub(_name_macro, text)
    return typeset(text)


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
    joined = _ACCENT_SPACE.sub(r"\1", escaped)
    try:
        plain = _converter().latex_to_text(joined, latex_context=_parsed_macros())
    except _UNREADABLE:
        plain = text.replace("{", "").replace("}", "")
    return clean_space(plain)


_typeset_again = lru_cache(maxsize=1 << 16)(_typeset)


def _set_text_figure(found: re.Match[str]) -> str:
    return raise_figure(found[2]) if found[1] == "super" else lower_figure(found[2])


def _name_macro(found: re.Match[str]) -> str:
    name = found[1]
    return found[0] if name in _LAYOUT or name in _known_macros() else f"{{{name}}}"


@cache
def _known_macros() -> frozenset[str]:
    known = latex2text.get_default_latex_context_db(), latexwalker.get_default_latex_context_db()
    named = (
        macro.macroname
        for context in known
        for category in context.categories()
        for macro in context.iter_macro_specs([category])
    )
    # The library has a date of its own for `\today`, which would be another one each day.
    return (frozenset(named) | _SIGNS.keys()) - {"today"}


@cache
def _parsed_macros() -> macrospec.LatexContextDb:
    r"""The library's macros, and `\href`, of which it does not know what it is given."""
    context = latexwalker.get_default_latex_context_db()
    links = [macrospec.MacroSpec("href", "{{")]
    context.add_context_category("links", prepend=True, macros=links)
    return context


@cache
def _converter() -> latex2text.LatexNodes2Text:
    context = latex2text.get_default_latex_context_db()
    macros = [latex2text.MacroTextSpec("href", simplify_repl="%(2)s")]
    macros += [latex2text.MacroTextSpec(name, sign) for name, sign in _SIGNS.items()]
    context.add_context_category("links and signs", prepend=True, macros=macros)
    return latex2text.LatexNodes2Text(
        context, math_mode="text", keep_comments=True, strict_latex_spaces=False
    )
