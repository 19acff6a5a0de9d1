// Creates topics. Of several ways to write one, and of several places that it comes from, the least
// in order is kept, so that it does not matter which came first.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MERGE (t:Topic {id: row.id})
  ON CREATE SET t += row.properties
SET t.kind = CASE WHEN row.properties.kind < t.kind THEN row.properties.kind ELSE t.kind END
WITH t, row
WHERE row.properties.name < t.name
SET t.name = row.properties.name, t.searchText = row.properties.searchText
