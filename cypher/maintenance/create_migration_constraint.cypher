// No migration is recorded twice.
// Access: write
// Parameters: none
// Returns: none
CREATE CONSTRAINT constraint_unique_Migration_version IF NOT EXISTS
FOR (n:Migration) REQUIRE n.version IS UNIQUE
