// People who wrote papers that count with members of at least two groups of authors: those whom
// they join to most groups first, then to most members, then by the least of their strengths
// towards the groups, each taken at its best. `groups` has the group of each of `authors`.
// Access: read
// Parameters: authors, groups, avoid, most, since, until, mostAuthors, downweightAbove, minConfidence
// Returns: total, bridges
UNWIND range(0, size($authors) - 1) AS place
MATCH (member:Author {id: $authors[place]})-[one:AUTHORED]->(paper:Paper)
WHERE one.confidence >= $minConfidence
  AND ($mostAuthors IS NULL OR paper.authorCount <= $mostAuthors)
  AND ($since IS NULL OR paper.year >= $since)
  AND ($until IS NULL OR paper.year <= $until)
WITH DISTINCT place, paper
MATCH (paper)<-[two:AUTHORED]-(bridge:Author)
WHERE two.confidence >= $minConfidence
WITH DISTINCT
  place,
  bridge,
  paper,
  CASE WHEN paper.authorCount < 2 THEN 2 ELSE paper.authorCount END AS authors
WITH
  place,
  bridge,
  round(
    sum(
      CASE
        WHEN authors > $downweightAbove
          THEN toFloat($downweightAbove) / authors / (authors - 1)
        ELSE 1.0 / (authors - 1)
      END
    ),
    9
  ) AS strength
WITH bridge.id AS id, $groups[place] AS group, max(strength) AS best, collect($authors[place]) AS met
WHERE NOT id IN $authors AND NOT id IN $avoid
WITH
  id,
  count(*) AS groups,
  min(best) AS weakest,
  reduce(all = [], some IN collect(met) | all + some) AS members
WHERE groups > 1
ORDER BY groups DESC, size(members) DESC, weakest DESC, id ASC
WITH count(*) AS total, collect([id, groups, weakest, members]) AS all
RETURN total, all[..$most] AS bridges
