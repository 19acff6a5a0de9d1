"""What `cypher/analysis` derives from authorships, for the whole graph at once."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

# Shares are added in the order of the papers' ids, as the online path adds them: the sums are
# equal to the last digit.
_COLLABORATIONS = """
WITH small AS (
  SELECT id, year, 1.0D / (authorCount - 1) AS share FROM papers
  WHERE authorCount > 1 AND authorCount <= {threshold}
),
shared AS (
  SELECT a.start, b.start AS end, small.id, small.year, small.share,
         least(a.confidence, b.confidence) AS confidence
  FROM authored a JOIN authored b ON a.end = b.end AND a.start < b.start
  JOIN small ON small.id = a.end
)
SELECT start, end, count(*) AS papers, min(year) AS firstYear, max(year) AS lastYear,
       max(confidence) AS confidence,
       aggregate(sort_array(collect_list(struct(id, share))), 0.0D, (t, one) -> t + one.share)
         AS strength
FROM shared GROUP BY start, end
"""

_AUTHOR_COUNTS = """
WITH written AS (
  SELECT a.start AS id, count(*) AS paperCount, min(p.year) AS firstYear, max(p.year) AS lastYear
  FROM authored a JOIN papers p ON p.id = a.end GROUP BY a.start
),
stated AS (
  SELECT DISTINCT o.start AS id, f.mainCategory AS category
  FROM owned o JOIN profiles f ON f.id = o.end WHERE f.mainCategory IS NOT NULL
),
filed AS (
  SELECT a.start AS id, c.end AS category, sum(CASE WHEN c.primary THEN 1 ELSE 0 END) AS times
  FROM authored a JOIN filings c ON c.start = a.end GROUP BY a.start, c.end
),
ranked AS (
  SELECT filed.id, filed.category, row_number() OVER (
    PARTITION BY filed.id
    ORDER BY (s.category IS NOT NULL OR t.category IS NOT NULL) DESC, times DESC, filed.category
  ) AS place
  FROM filed
  LEFT JOIN stated s ON s.id = filed.id AND s.category = filed.category
  LEFT JOIN stated t
    ON t.id = filed.id AND t.category = element_at(split(filed.category, '[.]'), -1)
),
known AS (
  SELECT id, count(*) AS collaboratorCount FROM (
    SELECT start AS id FROM collaborations UNION ALL SELECT end AS id FROM collaborations
  ) GROUP BY id
)
SELECT written.*, ranked.category AS mainCategory, known.collaboratorCount
FROM written
LEFT JOIN ranked ON ranked.id = written.id AND ranked.place = 1
LEFT JOIN known ON known.id = written.id
"""

_AFFILIATIONS = """
WITH bylines AS (SELECT start, explode(institutions) AS place, end AS paper FROM authored),
stated AS (SELECT DISTINCT start, end AS place FROM affiliated),
shown AS (
  SELECT start, place, paper FROM bylines
  UNION
  SELECT s.start, s.place, a.end FROM stated s
  JOIN authored a ON a.start = s.start
  JOIN origins o ON o.start = a.end AND o.end = s.place
),
wanted AS (SELECT start, place FROM bylines UNION SELECT start, place FROM stated)
SELECT w.start, w.place AS end,
       count(p.id) AS papers, min(p.year) AS firstYear, max(p.year) AS lastYear
FROM wanted w
LEFT JOIN shown s ON s.start = w.start AND s.place = w.place
LEFT JOIN papers p ON p.id = s.paper
GROUP BY w.start, w.place
"""

_LEAST = """
SELECT id, min(name) AS name, min(kind) AS kind, min_by(searchText, name) AS searchText
FROM said_topics GROUP BY id
"""

_COUNTS = "SELECT end AS id, count(*) AS paperCount FROM {view} GROUP BY end"


def keep_least(topics: "DataFrame") -> "DataFrame":
    """Give each topic once: of several ways to write it and several kinds, the least."""
    topics.createOrReplaceTempView("said_topics")
    return topics.sparkSession.sql(_LEAST)


def name_views(**tables: "DataFrame") -> None:
    """Name the tables for the queries of this module."""
    for name, table in tables.items():
        table.createOrReplaceTempView(name)


def derive_collaborations(spark: "SparkSession", threshold: int) -> "DataFrame":
    """Give one row a pair of authors with joint papers of at most `threshold` authors."""
    return spark.sql(_COLLABORATIONS.format(threshold=int(threshold)))


def count_authors(spark: "SparkSession") -> "DataFrame":
    """Give what authors wrote, with how many and when, and in which category mostly."""
    return spark.sql(_AUTHOR_COUNTS)


def date_affiliations(spark: "SparkSession") -> "DataFrame":
    """Give where authors work, dated by their papers that name the place."""
    return spark.sql(_AFFILIATIONS)


def count_papers(spark: "SparkSession", view: str) -> "DataFrame":
    """Give how many papers each end of the relationships has."""
    return spark.sql(_COUNTS.format(view=view))
