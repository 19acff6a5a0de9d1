// The institutions that a register describes, with every name and what they are part of.
// Access: read
// Parameters: none
// Returns: id, name, ror, country, city, type, active, aliases, acronyms, parents
MATCH (i:Institution)
WHERE i.nameSource IN ['ror', 'openalex']
RETURN i.id AS id, i.name AS name, i.ror AS ror, i.country AS country, i.city AS city,
  i.type AS type, i.active AS active, i.aliases AS aliases, i.acronyms AS acronyms,
  [(i)-[:PART_OF]->(parent) | parent.id] AS parents
ORDER BY id
