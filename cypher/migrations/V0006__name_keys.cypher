// Blocks of names that are decided together are found by their ids.

CREATE CONSTRAINT constraint_unique_NameKey_id IF NOT EXISTS
FOR (n:NameKey) REQUIRE n.id IS UNIQUE;
