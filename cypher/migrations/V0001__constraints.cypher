// Ids are unique; so are ROR ids, which one registry gives out. Other external ids come from
// sources that get them wrong, and are no reason to refuse a load.

CREATE CONSTRAINT constraint_unique_Author_id IF NOT EXISTS
FOR (n:Author) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT constraint_unique_Paper_id IF NOT EXISTS
FOR (n:Paper) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT constraint_unique_Category_id IF NOT EXISTS
FOR (n:Category) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT constraint_unique_Topic_id IF NOT EXISTS
FOR (n:Topic) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT constraint_unique_Institution_id IF NOT EXISTS
FOR (n:Institution) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT constraint_unique_Institution_ror IF NOT EXISTS
FOR (n:Institution) REQUIRE n.ror IS UNIQUE;

CREATE CONSTRAINT constraint_unique_Profile_id IF NOT EXISTS
FOR (n:Profile) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT constraint_unique_SourceRecord_id IF NOT EXISTS
FOR (n:SourceRecord) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT constraint_unique_Merged_id IF NOT EXISTS
FOR (n:Merged) REQUIRE n.id IS UNIQUE;
