// Waits until no other program writes a batch, and keeps others waiting while this transaction lives.
// Access: write
// Parameters: none
// Returns: id
MERGE (lock:MigrationLock {id: 'ingest'})
SET lock.takenAt = null
RETURN lock.id AS id
