// The year of the newest paper, from which `RECENT` looks back when no window ends earlier.
// Access: read
// Parameters: none
// Returns: year
MATCH (paper:Paper)
WHERE paper.year IS NOT NULL
RETURN paper.year AS year
ORDER BY paper.year DESC
LIMIT 1
