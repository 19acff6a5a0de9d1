// There is one lock: without the constraint two programs could each create theirs.
// Access: write
// Parameters: none
// Returns: none
CREATE CONSTRAINT constraint_unique_MigrationLock_id IF NOT EXISTS
FOR (n:MigrationLock) REQUIRE n.id IS UNIQUE
