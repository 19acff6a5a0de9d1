// How often the graph was changed, and which papers each change was about.

CREATE CONSTRAINT constraint_unique_GraphState_id IF NOT EXISTS
FOR (n:GraphState) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT constraint_unique_GraphChange_number IF NOT EXISTS
FOR (n:GraphChange) REQUIRE n.number IS UNIQUE;
