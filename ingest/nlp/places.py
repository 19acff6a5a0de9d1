"""Countries that an affiliation prints, by name, by state or by short form."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from ingest.nlp.name_words import make_word_key, read_name
from ingest.nlp.word_lists import read_lines

_COUNTRIES = "countries.tsv"
LONGEST_COUNTRY = 6


@dataclass(frozen=True, slots=True)
class Countries:
    """Codes of countries by the key of a printed name, and by the short form in capitals."""

    by_key: dict[int, str]
    by_short_form: dict[str, tuple[str, ...]]
    words: frozenset[str]


@cache
def read_countries() -> Countries:
    """Give the countries that affiliations are searched for."""
    by_key: dict[int, str] = {}
    short: dict[str, list[str]] = defaultdict(list)
    words: set[str] = set()
    for line in read_lines(_COUNTRIES):
        code, names, *forms = line.split("\t")
        for name in names.split(";"):
            folded = read_name(name)
            words.update(folded)
            by_key[sum(map(make_word_key, folded))] = code
        for form in forms[0].split(";") if forms else ():
            short[form].append(code)
    by_form = {form: tuple(codes) for form, codes in short.items()}
    return Countries(by_key, by_form, frozenset(words))
