// Look-ups by key and by external id, and the orders that lists are given in.

CREATE INDEX index_Author_name IF NOT EXISTS
FOR (n:Author) ON (n.name);

CREATE INDEX index_Author_nameKey IF NOT EXISTS
FOR (n:Author) ON (n.nameKey);

CREATE INDEX index_Author_orcid IF NOT EXISTS
FOR (n:Author) ON (n.orcid);

CREATE INDEX index_Author_openalexId IF NOT EXISTS
FOR (n:Author) ON (n.openalexId);

CREATE INDEX index_Author_paperCount IF NOT EXISTS
FOR (n:Author) ON (n.paperCount);

CREATE INDEX index_Author_component IF NOT EXISTS
FOR (n:Author) ON (n.component);

CREATE INDEX index_Author_authorshipComponent IF NOT EXISTS
FOR (n:Author) ON (n.authorshipComponent);

CREATE INDEX index_Paper_titleKey IF NOT EXISTS
FOR (n:Paper) ON (n.titleKey);

CREATE INDEX index_Paper_date IF NOT EXISTS
FOR (n:Paper) ON (n.date);

CREATE INDEX index_Paper_year IF NOT EXISTS
FOR (n:Paper) ON (n.year);

CREATE INDEX index_Paper_doi IF NOT EXISTS
FOR (n:Paper) ON (n.doi);

CREATE INDEX index_Paper_arxivId IF NOT EXISTS
FOR (n:Paper) ON (n.arxivId);

CREATE INDEX index_Paper_openalexId IF NOT EXISTS
FOR (n:Paper) ON (n.openalexId);

CREATE INDEX index_Category_name IF NOT EXISTS
FOR (n:Category) ON (n.name);

CREATE INDEX index_Topic_name IF NOT EXISTS
FOR (n:Topic) ON (n.name);

CREATE INDEX index_Topic_paperCount IF NOT EXISTS
FOR (n:Topic) ON (n.paperCount);

CREATE INDEX index_Institution_name IF NOT EXISTS
FOR (n:Institution) ON (n.name);

CREATE INDEX index_Institution_paperCount IF NOT EXISTS
FOR (n:Institution) ON (n.paperCount);

CREATE INDEX index_SourceRecord_file IF NOT EXISTS
FOR (n:SourceRecord) ON (n.file);
