"""What passes between the stages: one frozen record an entry, and its JSON form.

The JSON keys are the camelCase of the field names; `docs/reference/jsonl.md` describes them.
What a source does not say is None (null), never an empty text or a zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from ingest.record_json import LEFT_OUT, Json, JsonForm
from ingest.record_parts import Affiliation, Authorship, InstitutionRef

Number = int | float
Precision = Literal["year", "month", "day"]


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
    subtitle: str | None = field(default=None, metadata=LEFT_OUT)
    venue: str | None = field(default=None, metadata=LEFT_OUT)
    cited_by_count: int | None = field(default=None, metadata=LEFT_OUT)
    source_id: str | None = field(default=None, metadata=LEFT_OUT)
    other_ids: tuple[str, ...] = field(default=(), metadata=LEFT_OUT)
    versions: tuple[str, ...] = field(default=(), metadata=LEFT_OUT)
    references: tuple[str, ...] = field(default=(), metadata=LEFT_OUT)
    reference_count: int | None = field(default=None, metadata=LEFT_OUT)
    topics_given: tuple[Finding, ...] = field(default=(), metadata=LEFT_OUT)
    authorships: tuple[Authorship, ...] = field(default=(), metadata=LEFT_OUT)

    kind = "paper"

    def to_json(self, *, abstract: bool = True) -> Json:
        """Give the JSON form, without the key `abstract` where that is unwanted."""
        data = _FORM.write(self, self.kind)
        if not abstract:
            del data["abstract"]
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Build the record from a line that fits the JSON Schema and names its source."""
        return _FORM.read(cls, data)


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
    orcid: str | None = field(default=None, metadata=LEFT_OUT)
    openalex_id: str | None = field(default=None, metadata=LEFT_OUT)
    source_id: str | None = field(default=None, metadata=LEFT_OUT)
    other_ids: tuple[str, ...] = field(default=(), metadata=LEFT_OUT)
    name_variants: tuple[str, ...] = field(default=(), metadata=LEFT_OUT)
    affiliations: tuple[Affiliation, ...] = field(default=(), metadata=LEFT_OUT)

    kind = "author"

    def to_json(self) -> Json:
        """Give the JSON form."""
        return _FORM.write(self, self.kind)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Build the record from a line that fits the JSON Schema and names its source."""
        return _FORM.read(cls, data)


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
    withdrawn: bool | None = field(default=None, metadata=LEFT_OUT)

    kind = "institution"

    def to_json(self) -> Json:
        """Give the JSON form."""
        return _FORM.write(self, self.kind)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Build the record from a line that fits the JSON Schema and names its source."""
        return _FORM.read(cls, data)


@dataclass(frozen=True, slots=True)
class Rejected:
    """An entry that could not be read: where it stands, why, and its text.

    Or a part of one that is read without it: `left_out` says what such parts are counted as.
    """

    file: str
    line: int
    reason: str
    raw: str
    left_out: str | None = None


Record = PaperRecord | AuthorRecord | InstitutionRecord | Rejected

_FORM = JsonForm(
    records=(PaperRecord, AuthorRecord, InstitutionRecord),
    parts={
        "source": Source,
        "date": PartialDate,
        "topics_found": Finding,
        "institutions_found": Finding,
        "topics_given": Finding,
        "authorships": Authorship,
        "affiliations": Affiliation,
        "institutions": InstitutionRef,
    },
    sparse=(InstitutionRef, Affiliation, Authorship),
)
