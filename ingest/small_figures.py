"""Figures that stand high or low, as in 10⁶ and H₂O: in plain ones a power is another number."""

import re

SIGN = "[+\N{MINUS SIGN}\N{EN DASH}-]"
"""The pattern of a sign before a figure, as people type it."""
FIGURE = rf"(?:{SIGN}?[0-9]{{1,4}}{SIGN}?|{SIGN})"
"""The pattern of what is set high or low as a whole: `6`, `-3`, `2+`."""

_WHOLE = re.compile(FIGURE)
_PLAIN_SIGNS = "0123456789+-"
_DASHES = "\N{MINUS SIGN}\N{EN DASH}"
_HIGH_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
_LOW_SIGNS = "₀₁₂₃₄₅₆₇₈₉₊₋"
_HIGH = str.maketrans(_PLAIN_SIGNS + _DASHES, _HIGH_SIGNS + "⁻⁻")
_LOW = str.maketrans(_PLAIN_SIGNS + _DASHES, _LOW_SIGNS + "₋₋")
_PLAIN = str.maketrans(_HIGH_SIGNS + _LOW_SIGNS, _PLAIN_SIGNS * 2)


def raise_figure(text: str) -> str:
    """Give a figure in high signs; anything else as it is."""
    return text.translate(_HIGH) if _WHOLE.fullmatch(text) else text


def lower_figure(text: str) -> str:
    """Give a figure in low signs; anything else as it is."""
    return text.translate(_LOW) if _WHOLE.fullmatch(text) else text


def flatten_figures(text: str) -> str:
    """Give the text with plain figures in place of high and low ones: `CO₂` becomes `CO2`."""
    return text.translate(_PLAIN)
