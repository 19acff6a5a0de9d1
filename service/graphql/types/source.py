"""Where a fact comes from, and dates as exact as their source gave them."""

from enum import Enum

import strawberry

from service.graphql.fields import leaf


@strawberry.enum(description="How exact a date is.")
class DatePrecision(Enum):
    """How exact a date is."""

    DAY = strawberry.enum_value("day", description="Year, month and day are known.")
    MONTH = strawberry.enum_value("month", description="Year and month are known.")
    YEAR = strawberry.enum_value("year", description="Only the year is known.")


@strawberry.type(description="A date as exact as its source gave it.")
class PartialDate:
    """A date with its precision."""

    value: str = leaf("ISO 8601, cut at the precision: `2022-05-23`, `2022-05` or `2022`.")
    precision: DatePrecision = leaf("How exact the date is.")
    year: int = leaf("The year.")
    year_inferred: bool = leaf(
        "Whether the source printed no year, so that it was taken from the day the page was saved."
    )


@strawberry.type(description="One entry of a source, from which a paper's facts were taken.")
class SourceRecord:
    """One entry as a source gave it."""

    id: strawberry.ID = leaf("The record's id in the graph; it is no node of this API.")
    format: str = leaf("The format of the source, such as `profile-page` or `jsonl`.")
    file: str = leaf("The file's name as it was given to the ingest.")
    line: int | None = leaf("The line where the entry begins, from 1.")
    as_of: str | None = leaf("The day on which the source was saved, ISO 8601, if known.")
    gives: list[str] | None = leaf(
        "The fields of the paper whose values are this entry's, such as `title` and `doi`."
    )


@strawberry.type(
    description="What one page prints about an author, word for word. Figures that look wrong are "
    "kept: they are what the page said."
)
class Profile:
    """One page's printed facts about an author."""

    id: strawberry.ID = leaf("The profile's id in the graph; it is no node of this API.")
    format: str = leaf("The shape of the page, such as `author-page`.")
    file: str = leaf("The file's name as it was given to the ingest.")
    address: str | None = leaf("The page's address, if known.")
    as_of: str | None = leaf("The day on which the page was saved, ISO 8601, if known.")
    name: str | None = leaf("The name in the page's header; null where the page has none.")
    inferred_name: str | None = leaf(
        "The name of the person that a page without a header belongs to, as inferred."
    )
    inferred_from: str | None = leaf("What `inferredName` was concluded from.")
    main_category: str | None = leaf("The main category as printed.")
    h_index: int | None = leaf("The h-index as printed.")
    paper_count: int | None = leaf("The number of papers as printed.")
    citation_count: int | None = leaf("The number of citations as printed.")
    novelty: float | None = leaf("The page's novelty figure, in percent.")
    ai_score: float | None = leaf("The page's AI score.")
    role: str | None = leaf("The role as printed, such as a job title.")
    affiliation: str | None = leaf("The affiliation as printed.")
    open_to_collaborate: bool | None = leaf("Whether the page says so.")
    trust_score: float | None = leaf("The trust figure as printed.")
    trust_label: str | None = leaf("The word beside the trust figure.")
    verification: str | None = leaf("The verification level as printed.")
    claimed: bool | None = leaf("Whether the person has claimed the page.")
    works: int | None = leaf("The number of works as printed.")
    followers: int | None = leaf("The number of followers as printed.")
    topics: int | None = leaf("The number of topics as printed.")
    close_collaborators: int | None = leaf("The number of close collaborators as printed.")
