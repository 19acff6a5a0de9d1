// The given papers with the people on each; whom no list prints has the names of the
// pages that list the paper.
// Access: read
// Parameters: papers
// Returns: paper, title, year, venue, authorCount, authors
UNWIND $papers AS wanted
MATCH (p:Paper {id: wanted})
RETURN p.id AS paper, p.title AS title, p.year AS year, p.venue AS venue,
       p.authorCount AS authorCount,
       [(p)<-[r:AUTHORED]-(a:Author) | {
         author: a.id,
         position: r.position,
         printed: r.printedName,
         confidence: r.confidence,
         owners: COLLECT {
           UNWIND r.profiles AS page
           MATCH (f:Profile {id: page})
           WHERE coalesce(f.name, f.inferredName) IS NOT NULL
           RETURN coalesce(f.name, f.inferredName)
         }
       }] AS authors
