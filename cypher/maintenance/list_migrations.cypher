// What this database has been through, in order.
// Access: read
// Parameters: none
// Returns: version, name, checksum, appliedAt
MATCH (migration:Migration)
RETURN
  migration.version AS version,
  migration.name AS name,
  migration.checksum AS checksum,
  migration.appliedAt AS appliedAt
ORDER BY version
