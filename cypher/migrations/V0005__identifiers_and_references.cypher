// External ids of entries, by which papers are found and cited, and what their entries cite.

CREATE CONSTRAINT constraint_unique_Identifier_id IF NOT EXISTS
FOR (n:Identifier) REQUIRE n.id IS UNIQUE;

CREATE FULLTEXT INDEX fulltext_index_SourceRecord_references IF NOT EXISTS
FOR (n:SourceRecord) ON EACH [n.references]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword', `fulltext.eventually_consistent`: false}};
