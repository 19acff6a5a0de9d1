"""What a batch of pages shows plainly, gathered before the entries that leave something open."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(slots=True)
class Evidence:
    """Words, names and titles that pages of one batch print with clear limits.

    `words` counts spellings as printed, `plain_words` those in lower case (a word of the language
    rather than a name), `name_tokens` the parts of names, `names` whole names.
    """

    words: Counter[str] = field(default_factory=Counter)
    plain_words: Counter[str] = field(default_factory=Counter)
    name_tokens: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)

    def add_text(self, text: str) -> None:
        """Count the words of a text that holds no run-together name."""
        for word in _WORD.findall(text):
            self.words[word] += 1
            if word.islower():
                self.plain_words[word] += 1

    def add_name(self, name: str) -> None:
        """Count a name whose both ends are clear."""
        self.names[name] += 1
        self.name_tokens.update(name.split())

    def add_names(self, names: Iterable[str]) -> None:
        """Count names whose both ends are clear."""
        for name in names:
            self.add_name(name)

    def add_title(self, title: str) -> None:
        """Keep a title whose both ends are clear."""
        self.titles.add(title)
        self.add_text(title)
