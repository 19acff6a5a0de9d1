// What registers say of institutions and people: by their ids, and what waits for what it is part of.

CREATE INDEX index_Institution_openalexId IF NOT EXISTS
FOR (n:Institution) ON (n.openalexId);

CREATE FULLTEXT INDEX fulltext_index_Institution_parentKeys IF NOT EXISTS
FOR (n:Institution) ON EACH [n.parentKeys]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword', `fulltext.eventually_consistent`: false}};

CREATE INDEX index_Profile_orcid IF NOT EXISTS
FOR (n:Profile) ON (n.orcid);

CREATE INDEX index_Profile_openalexId IF NOT EXISTS
FOR (n:Profile) ON (n.openalexId);
