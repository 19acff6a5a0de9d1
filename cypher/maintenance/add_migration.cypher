// Records a migration at the end of the chain.
// Access: write
// Parameters: version, name, checksum, seconds
// Returns: version
OPTIONAL MATCH (last:Migration)
WHERE NOT (last)-[:FOLLOWED_BY]->()
CREATE (migration:Migration {
  version: $version,
  name: $name,
  checksum: $checksum,
  appliedAt: datetime(),
  seconds: $seconds
})
FOREACH (_ IN CASE WHEN last IS NULL THEN [] ELSE [1] END |
  CREATE (last)-[:FOLLOWED_BY]->(migration)
)
RETURN migration.version AS version
