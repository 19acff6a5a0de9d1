// Which parts of a bulk load over Bolt are written.

CREATE CONSTRAINT constraint_unique_BulkPart_id IF NOT EXISTS
FOR (n:BulkPart) REQUIRE n.id IS UNIQUE;
