// Forgets institutions of which nothing of the import is left.
// Access: write
// Parameters: import, ids
// Returns: none
MATCH (i:Import {id: $import})
WITH i, [id IN i.openInstitutions WHERE NOT id IN $ids] AS open
SET i.openInstitutions = CASE WHEN open <> [] THEN open END
