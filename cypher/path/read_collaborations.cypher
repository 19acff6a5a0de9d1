// The derived collaborations of some authors, as one record; `most` bounds how many it brings.
// Access: read
// Parameters: authors, most
// Returns: collaborations
UNWIND $authors AS id
MATCH (author:Author {id: id})-[collaboration:COLLABORATED_WITH]-(other:Author)
WITH author, other, collaboration
LIMIT $most
RETURN collect([author.id, other.id, collaboration.strength]) AS collaborations
