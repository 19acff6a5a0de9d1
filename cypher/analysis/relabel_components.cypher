// Gives components that have grown together one id.
// Access: write
// Parameters: components, authorshipComponents
// Returns: none
CALL () {
  UNWIND $components AS change
  MATCH (a:Author {component: change.old})
  SET a.component = change.new
}
CALL () {
  UNWIND $authorshipComponents AS change
  MATCH (a:Author {authorshipComponent: change.old})
  SET a.authorshipComponent = change.new
}
