"""An institution as the gazetteer knows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution by all its names.

    `labels` are names in other languages, `spoken` further names that running text may be searched
    for, and `tags` short forms that pages print behind an author list. `parents` are ids of the
    gazetteer. `active` is False for one that is closed.
    """

    id: str
    name: str
    ror: str | None = None
    country: str | None = None
    type: str | None = None
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    city: str | None = None
    parents: tuple[str, ...] = ()
    active: bool = True

    @property
    def other_names(self) -> tuple[str, ...]:
        """Every name but the one to display."""
        names = (*self.aliases, *self.labels, *self.spoken, *self.acronyms)
        return tuple(dict.fromkeys(name for name in names if name != self.name))
