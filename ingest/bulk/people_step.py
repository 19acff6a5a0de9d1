"""Fourth step in Python: what registers say of people, to the authors who bear their ids."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import orjson

from ingest.bulk.decide_step import BEARER, STATED
from ingest.bulk.rows import BulkRow, node, relationship
from ingest.bulk.shared_places import SharedPlaces
from ingest.resolve.institutions import key_of
from ingest.resolve.known_places import Places
from ingest.resolve.profiles import Profile, describe_author
from ingest.resolve.workplaces import list_workplaces

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

# As `registered_people` does: an id's author is the one with most papers that state it, and a
# record belongs to the author of the first of its ids that has one.
_ATTACHED = """
WITH ranked AS (
  SELECT other AS id, key AS author,
         row_number() OVER (PARTITION BY other ORDER BY CAST(said AS bigint) DESC, key) AS place
  FROM bearers
),
found AS (
  SELECT s.key AS profile, r.author,
         row_number() OVER (PARTITION BY s.key ORDER BY s.place) AS place
  FROM stated s JOIN ranked r ON r.id = s.other AND r.place = 1
)
SELECT profile, author FROM found WHERE place = 1
"""

_AUTHORS = """
WITH own AS (
  SELECT author, profile, true AS registered FROM attached
  UNION ALL
  SELECT d.key AS author, d.other AS profile, false AS registered FROM decided d
  LEFT SEMI JOIN attached a ON a.author = d.key
  WHERE d.kind = 'relationship:HAS_PROFILE'
),
pages AS (
  SELECT own.author, collect_list(struct(own.profile, own.registered, p.said)) AS pages
  FROM own JOIN linked p ON p.key = own.profile AND p.kind = 'node:Profile'
  GROUP BY own.author
)
SELECT pages.author, d.said, pages.pages
FROM pages JOIN decided d ON d.key = pages.author AND d.kind = 'node:Author'
"""


def find_registered(linked: "DataFrame", decided: "DataFrame") -> "DataFrame":
    """Give the authors whom registers describe, each with all their pages and records."""
    linked.createOrReplaceTempView("linked")
    decided.createOrReplaceTempView("decided")
    linked.where(f"kind = '{STATED}'").createOrReplaceTempView("stated")
    decided.where(f"kind = '{BEARER}'").createOrReplaceTempView("bearers")
    linked.sparkSession.sql(_ATTACHED).createOrReplaceTempView("attached")
    return linked.sparkSession.sql(_AUTHORS)


def people_step(
    institutions: Mapping[str, str], known: SharedPlaces
) -> Callable[[Iterator[dict[str, Any]]], Iterable[BulkRow]]:
    """Give the function that describes authors by their records.

    `institutions` are the ids of institutions by their keys.
    """

    def run(rows: Iterator[dict[str, Any]]) -> Iterator[BulkRow]:
        for row in rows:
            yield from _describe(row, institutions, known.open())

    return run


def _describe(
    row: Mapping[str, Any], institutions: Mapping[str, str], places: Places
) -> Iterator[BulkRow]:
    author = row["author"]
    pages = sorted(row["pages"], key=lambda page: str(page["profile"]))
    known = [Profile(page["profile"], orjson.loads(page["said"])) for page in pages]
    said = {**orjson.loads(row["said"]), **describe_author(known)}
    yield node("Author", author, said)
    for page, profile in zip(pages, known, strict=True):
        if page["registered"]:
            yield relationship("HAS_PROFILE", author, profile.id)
            for one in list_workplaces(profile, places):
                yield relationship("AFFILIATED_WITH", author, institutions[key_of(one)])
