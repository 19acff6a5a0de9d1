// Every run of the ingest that changed something is kept as an Import.

CREATE CONSTRAINT constraint_unique_Import_id IF NOT EXISTS
FOR (n:Import) REQUIRE n.id IS UNIQUE;
