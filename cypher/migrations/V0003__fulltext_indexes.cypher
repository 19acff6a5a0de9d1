// Search over names, aliases and titles that takes no notice of case and accents.

CREATE FULLTEXT INDEX fulltext_index_Author_searchText IF NOT EXISTS
FOR (n:Author) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}};

CREATE FULLTEXT INDEX fulltext_index_Paper_searchText IF NOT EXISTS
FOR (n:Paper) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}};

CREATE FULLTEXT INDEX fulltext_index_Category_searchText IF NOT EXISTS
FOR (n:Category) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}};

CREATE FULLTEXT INDEX fulltext_index_Topic_searchText IF NOT EXISTS
FOR (n:Topic) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}};

CREATE FULLTEXT INDEX fulltext_index_Institution_searchText IF NOT EXISTS
FOR (n:Institution) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}};
