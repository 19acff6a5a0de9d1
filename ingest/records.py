"""What passes between the stages: one frozen record an entry, and its JSON form.

The JSON keys are the camelCase of the field names; `docs/reference/jsonl.md` describes them.
What a source does not say is None (null), never an empty text or a zero.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, Literal, Self, TypeVar

from ingest.record_parts import Affiliation, Authorship, InstitutionRef

Number = int | float
Precision = Literal["year", "month", "day"]
Json = dict[str, Any]

_LEFT_OUT = {"absent": "left out"}
"""Marks the fields whose keys the JSON form leaves out where the source does not have them."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry stands: format, file name as given, and line (1 = first).

    `address` is the web address that line 1 of a saved page gives. `as_of` (ISO date) is the day
    that the file was saved, and `as_of_from` says who says so: "given" by the caller, "file time"
    (the file's modification date), or "record", where the entry has the day of its last change.
    """

    format: str
    file: str
    line: int
    address: str | None = None
    as_of: str | None = None
    as_of_from: str | None = None


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as its source prints it: `2022-05-23`, `2022-05` or `2022`.

    `year_inferred` marks a date that was printed without its year.
    """

    value: str
    precision: Precision
    year_inferred: bool = False

    @property
    def year(self) -> int:
        """The year of the date."""
        return int(self.value[:4])


@dataclass(frozen=True, slots=True)
class Finding:
    """A topic or an institution that a stage found for a paper, and by which method."""

    name: str
    method: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """One paper as one source gives it; `raw` is the entry's text without its abstract.

    `authors_truncated` is None where the source prints no author list at all. `categories` holds
    every candidate where `category_ambiguous`. `doubtful` names the fields that the source leaves
    open. `topics_found` and `institutions_found` are None where nobody looked for them.

    `authorships`, where given, stand beside `authors`, one for one. Ids in `references` (the papers
    that it cites), `versions` (other versions of the same paper), `source_id` and `other_ids` have
    a prefix: `doi:10.7717/peerj.4375`, `openalex:W2741809807`, `arxiv:…`, `dblp:…`, `pmid:…`.
    `reference_count` counts the references without an id as well.
    """

    source: Source
    title: str
    authors: tuple[str, ...] = ()
    authors_truncated: bool | None = None
    date: PartialDate | None = None
    category: str | None = None
    categories: tuple[str, ...] = ()
    category_ambiguous: bool = False
    has_code: bool | None = None
    code_url: str | None = None
    institution_tag: str | None = None
    score: Number | None = None
    type: str | None = None
    printed_source: str | None = None
    doi: str | None = None
    arxiv_id: str | None = None
    openalex_id: str | None = None
    abstract: str | None = None
    topics_found: tuple[Finding, ...] | None = None
    institutions_found: tuple[Finding, ...] | None = None
    doubtful: tuple[str, ...] = ()
    raw: str | None = None
    subtitle: str | None = field(default=None, metadata=_LEFT_OUT)
    venue: str | None = field(default=None, metadata=_LEFT_OUT)
    cited_by_count: int | None = field(default=None, metadata=_LEFT_OUT)
    source_id: str | None = field(default=None, metadata=_LEFT_OUT)
    other_ids: tuple[str, ...] = field(default=(), metadata=_LEFT_OUT)
    versions: tuple[str, ...] = field(default=(), metadata=_LEFT_OUT)
    references: tuple[str, ...] = field(default=(), metadata=_LEFT_OUT)
    reference_count: int | None = field(default=None, metadata=_LEFT_OUT)
    topics_given: tuple[Finding, ...] = field(default=(), metadata=_LEFT_OUT)
    authorships: tuple[Authorship, ...] = field(default=(), metadata=_LEFT_OUT)

    kind = "paper"

    def to_json(self, *, abstract: bool = True) -> Json:
        """Give the JSON form, without the key `abstract` where that is unwanted."""
        data = _to_json(self, self.kind)
        if not abstract:
            del data["abstract"]
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Build the record from a line that fits the JSON Schema and names its source."""
        return cls(**_arguments(cls, data))


@dataclass(frozen=True, slots=True)
class AuthorRecord:
    """What one page says about the author it belongs to, as printed.

    `name` is the name in the page's header. A page without one belongs to `inferred_name`, if
    its entries show it, and `inferred_from` says how many do.
    """

    source: Source
    name: str | None = None
    inferred_name: str | None = None
    inferred_from: str | None = None
    main_category: str | None = None
    h_index: Number | None = None
    paper_count: Number | None = None
    citation_count: Number | None = None
    novelty: Number | None = None
    ai_score: Number | None = None
    role: str | None = None
    affiliation: str | None = None
    open_to_collaborate: bool | None = None
    trust_score: Number | None = None
    trust_label: str | None = None
    verification: str | None = None
    claimed: bool | None = None
    works: Number | None = None
    followers: Number | None = None
    topics: Number | None = None
    close_collaborators: Number | None = None
    orcid: str | None = field(default=None, metadata=_LEFT_OUT)
    openalex_id: str | None = field(default=None, metadata=_LEFT_OUT)
    source_id: str | None = field(default=None, metadata=_LEFT_OUT)
    other_ids: tuple[str, ...] = field(default=(), metadata=_LEFT_OUT)
    name_variants: tuple[str, ...] = field(default=(), metadata=_LEFT_OUT)
    affiliations: tuple[Affiliation, ...] = field(default=(), metadata=_LEFT_OUT)

    kind = "author"

    def to_json(self) -> Json:
        """Give the JSON form."""
        return _to_json(self, self.kind)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Build the record from a line that fits the JSON Schema and names its source."""
        return cls(**_arguments(cls, data))


@dataclass(frozen=True, slots=True)
class InstitutionRecord:
    """One institution as a register describes it.

    `labels` are its names in other languages. `parents`, `children`, `related`, `successors` and
    `predecessors` are ids with a prefix (`ror:05ppvf150`). `active` is False for one that is
    closed or withdrawn; one that is `withdrawn` was a mistake: its successor is meant. `country` is
    a code of two letters.
    """

    source: Source
    name: str
    ror: str | None = None
    openalex_id: str | None = None
    labels: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    country: str | None = None
    city: str | None = None
    active: bool | None = None
    established: int | None = None
    address: str | None = None
    parents: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    other_ids: tuple[str, ...] = ()
    withdrawn: bool | None = field(default=None, metadata=_LEFT_OUT)

    kind = "institution"

    def to_json(self) -> Json:
        """Give the JSON form."""
        return _to_json(self, self.kind)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Build the record from a line that fits the JSON Schema and names its source."""
        return cls(**_arguments(cls, data))


@dataclass(frozen=True, slots=True)
class Rejected:
    """An entry that could not be read: where it stands, why, and its text."""

    file: str
    line: int
    reason: str
    raw: str


Record = PaperRecord | AuthorRecord | InstitutionRecord | Rejected
_Whole = PaperRecord | AuthorRecord | InstitutionRecord
_Part = Source | PartialDate | Finding | InstitutionRef | Affiliation | Authorship
_P = TypeVar("_P", Source, PartialDate, Finding, InstitutionRef, Affiliation, Authorship)

_PARTS: Mapping[str, Any] = {
    "source": Source,
    "date": PartialDate,
    "topics_found": Finding,
    "institutions_found": Finding,
    "topics_given": Finding,
    "authorships": Authorship,
    "affiliations": Affiliation,
    "institutions": InstitutionRef,
}
"""The fields that hold parts, with what they hold."""


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON values have no narrower type
    kind = value.__class__
    if kind in _SCALARS:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    layout = _LAYOUTS[kind.__name__]
    values = zip(layout.keys, layout.read(value), strict=True)
    if kind in _SPARSE:
        said = ((key, _plain(item)) for key, item in values if item or item == "")
        return {key: item for key, item in said if item != []}
    return {key: _plain(item) for key, item in values}


@dataclass(frozen=True, slots=True)
class _Layout:
    """The keys of a record's fields, which of them JSON leaves out where they are absent.

    `read` gives the values of all fields, `fields` the name of each and what it holds, by key.
    """

    keys: tuple[str, ...]
    left_out: tuple[bool, ...]
    read: Callable[[Any], tuple[Any, ...]]
    fields: Mapping[str, tuple[str, Any]]


def _lay_out(record: type[_Whole | _Part]) -> _Layout:
    own = fields(record)
    return _Layout(
        keys=tuple(_camel(one.name) for one in own),
        left_out=tuple(one.metadata == _LEFT_OUT for one in own),
        read=attrgetter(*(one.name for one in own)),
        fields={_camel(one.name): (one.name, _PARTS.get(one.name)) for one in own},
    )


_SCALARS = frozenset({str, int, float, bool, type(None)})
_SPARSE = frozenset({InstitutionRef, Affiliation, Authorship})
"""Parts of which JSON says only what is not None, empty or False."""
_LAYOUTS = {
    one.__name__: _lay_out(one)
    for one in (PaperRecord, AuthorRecord, InstitutionRecord, *_PARTS.values())
}
"""Of every record and part; millions are read and written."""


def _to_json(record: _Whole, kind: str) -> Json:
    layout = _LAYOUTS[type(record).__name__]
    said: Json = {"kind": kind}
    for key, item, left_out in zip(layout.keys, layout.read(record), layout.left_out, strict=True):
        if item.__class__ in _SCALARS:
            if item is not None or not left_out:
                said[key] = item
        elif item or not left_out:
            said[key] = _plain(item)
    return said


def _part(part: type[_P], data: Mapping[str, Any]) -> _P:
    return part(**_arguments(part, data))


def _arguments(record: type[_Whole | _Part], data: Mapping[str, Any]) -> Json:
    """Turn the JSON values into those of the fields, by the fields' names."""
    known = _LAYOUTS[record.__name__].fields
    return {
        known[key][0]: _typed(known[key][1], value) for key, value in data.items() if key in known
    }


def _typed(part: Any, value: Any) -> Any:  # noqa: ANN401 - JSON values have no narrower type
    if value.__class__ is list:
        return tuple(_part(part, item) for item in value) if part else tuple(value)
    return _part(part, value) if part and value is not None else value
