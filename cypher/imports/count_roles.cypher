// How many entries and pages an import brought, changed and confirmed.
// Access: read
// Parameters: import
// Returns: role, entries
MATCH (i:Import {id: $import})<-[f:FROM_IMPORT]-()
RETURN f.role AS role, count(*) AS entries
ORDER BY role
