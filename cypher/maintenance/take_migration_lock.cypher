// Waits until no other transaction holds the lock, and holds it as long as this transaction lives.
// Access: write
// Parameters: none
// Returns: takenAt
MERGE (lock:MigrationLock {id: 'migrations'})
SET lock.takenAt = datetime()
RETURN lock.takenAt AS takenAt
