"""A filter of papers as the statements under `cypher/path` take it."""

from graph.paths.options import HyperauthorMode, PaperFilter


def filter_parameters(papers: PaperFilter) -> dict[str, int | float | None]:
    """The bounds on the papers and authorships that count."""
    return {
        "since": papers.since,
        "until": papers.until,
        "mostAuthors": papers.hyperauthor.most_authors,
        "minConfidence": papers.min_confidence,
    }


def strength_parameters(papers: PaperFilter) -> dict[str, int | float | None]:
    """The same, with what a statement that sums up strengths takes beside it."""
    policy = papers.hyperauthor
    downweights = policy.mode is HyperauthorMode.DOWNWEIGHT
    above = policy.threshold if downweights else None
    return {**filter_parameters(papers), "downweightAbove": above}
