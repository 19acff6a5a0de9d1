// Removes what runs of the same files left that were stopped before they had written anything.
// Access: write
// Parameters: id, files
// Returns: none
MATCH (i:Import)
WHERE i.status = 'unfinished' AND i.files = $files AND i.id <> $id
  AND NOT EXISTS { (i)<-[:FROM_IMPORT]-() }
DELETE i
