// Waits until no other program writes a batch, and keeps others waiting while this transaction lives;
// tells the bulk load that was begun and not ended, if there is one.
// Access: write
// Parameters: none
// Returns: id, loading
MERGE (lock:MigrationLock {id: 'ingest'})
SET lock.takenAt = null
RETURN lock.id AS id, head(COLLECT { MATCH (part:BulkPart) RETURN part.load LIMIT 1 }) AS loading
