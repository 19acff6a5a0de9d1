// Writes down institutions of which an import that is being undone may have said something.
// Access: write
// Parameters: import, ids
// Returns: none
MATCH (i:Import {id: $import})
WITH i, coalesce(i.openInstitutions, []) AS known
WITH i, known + [id IN $ids WHERE NOT id IN known] AS open
SET i.openInstitutions = CASE WHEN open <> [] THEN open END
