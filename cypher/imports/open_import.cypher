// Writes down that an import has begun, or that it goes on, with the counts of its records so far.
// Access: write
// Parameters: id, at, startedAt, files, options, counts, version
// Returns: none
MERGE (i:Import {id: $id})
  ON CREATE SET i.status = 'unfinished',
    i.startedAt = $startedAt,
    i.files = $files,
    i.options = $options,
    i.version = $version
SET i.wroteAt = $at, i.counts = $counts
