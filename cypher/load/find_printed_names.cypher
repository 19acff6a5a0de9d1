// The names on the given papers; an inferred author has the name that the profile gives.
// Access: read
// Parameters: papers
// Returns: paper, names
UNWIND $papers AS wanted
MATCH (p:Paper {id: wanted})
RETURN p.id AS paper, [(p)<-[r:AUTHORED]-(a:Author) | coalesce(r.printedName, a.name)] AS names
