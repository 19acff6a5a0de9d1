// Removes categories that no paper is filed under and that hold no others.
// Access: write
// Parameters: none
// Returns: deleted
MATCH (c:Category)
WHERE NOT EXISTS { (c)<-[:IN_CATEGORY]-() } AND NOT EXISTS { (c)<-[:PART_OF]-() }
WITH collect(c) AS unused
FOREACH (c IN unused | DETACH DELETE c)
RETURN size(unused) AS deleted
