// Curators' decisions, which are listed in the order in which they were made.

CREATE CONSTRAINT constraint_unique_Decision_id IF NOT EXISTS
FOR (n:Decision) REQUIRE n.id IS UNIQUE;

CREATE INDEX index_Decision_at IF NOT EXISTS
FOR (n:Decision) ON (n.at);
