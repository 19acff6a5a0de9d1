// The institutions that the papers of some authors name, with the years of these papers.
// Access: read
// Parameters: authors
// Returns: author, institution, papers, firstYear, lastYear
UNWIND $authors AS id
MATCH (:Author {id: id})-[affiliation:AFFILIATED_WITH]->(institution:Institution)
RETURN
  id AS author,
  institution.id AS institution,
  affiliation.papers AS papers,
  affiliation.firstYear AS firstYear,
  affiliation.lastYear AS lastYear
