// Removes institutions that no paper names, where nobody works, and that hold no others.
// Access: write
// Parameters: none
// Returns: deleted
MATCH (i:Institution)
WHERE NOT EXISTS { (i)<-[:FROM_INSTITUTION|AFFILIATED_WITH|PART_OF]-() }
WITH collect(i) AS unused
FOREACH (i IN unused | DETACH DELETE i)
RETURN size(unused) AS deleted
