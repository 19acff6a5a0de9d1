"""Texts that somebody might send to see what breaks."""

from typing import Any

from hypothesis import strategies as st

CYPHER = [
    "' OR 1=1 //",
    "'}) DETACH DELETE n //",
    '"}) MATCH (n) DETACH DELETE n RETURN n //',
    "x' RETURN 1 UNION MATCH (n) SET n.id = 'owned' RETURN n //",
    "`) MATCH (n) DETACH DELETE n //",
    "$p0} CALL db.labels() YIELD label //",
    "\\u0027 OR true //",
    "author:x'}) CREATE (:Owned) //",
    "/* */ // \n MATCH (n) DELETE n",
    "CALL apoc.periodic.commit('MATCH (n) DELETE n', {})",
    "LOAD CSV FROM 'file:///etc/passwd' AS line",
]
LUCENE = [
    "name:* OR *:*",
    "*",
    "?*?*?*",
    "a~0.0 b~99",
    '"unclosed phrase',
    "[* TO *]",
    "{a TO z}",
    "/.*.*.*.*x/",
    "((((((((((",
    '+ - && || ! ( ) { } [ ] ^ " ~ * ? : \\ /',
    "a^99999999999999999999",
    "\\",
    "AND OR NOT",
    "_exists_:id",
    " ".join(["a* OR"] * 30),
]
ODD = [
    "",
    " ",
    "\x00",
    "a\x00b",
    "\ud800",
    "\udfff\ud800",
    "\u202eevil\u202c",
    "\u0000\uffff\ufffe",
    "\U0001f9d1\u200d\U0001f52c" * 20,
    "e\u0301" * 50,
    "\u0301" * 400,
    "ß" * 300,
    "İ" * 100,
    "ﷺ" * 100,
    "\r\n\t\v\f",
    "'",
    '"',
    "`",
    "\\",
    "\\'",
    "{}",
    "${jndi:ldap://x}",
    "{{7*7}}",
    "%s%n%x",
    "<script>alert(1)</script>",
    "../../../../etc/passwd",
    "null",
    "NaN",
    "-1",
    "1e999",
    "author:",
    "author:" + "x" * 600,
    "category:'}) DETACH DELETE n //",
    "paper:\x00",
    ":",
    "10.1234/" + ")" * 50_000,
    "https://orcid.org/0000-0002-1825-0097\n",
    "x" * 10_000,
    "x " * 5_000,
    "(" * 5_000,
    "9" * 4_300 + "9" * 1_000,
]
TEXTS = list(dict.fromkeys([*CYPHER, *LUCENE, *ODD]))
INTEGERS = [0, 1, 2, 7, 25, -1, 1000, 1001, 2023, 9999, 2**31 - 1, -(2**31), 2**31, 2**63, 10**30]
FLOATS = [0, 0.0, -0.0, 0.5, 1, -1.5, 1e308, 5e-324, 2**63]

# What JSON and UTF-8 cannot carry as it is comes as an escape, or not at all.
texts: st.SearchStrategy[str] = st.one_of(
    st.sampled_from(TEXTS), st.text(max_size=20), st.sampled_from(TEXTS)
)


def hostile_scalar(type_: str, _name: str) -> st.SearchStrategy[Any]:
    """Any value that the type can be written with."""
    match type_:
        case "Int":
            return st.sampled_from(INTEGERS)
        case "Float":
            return st.sampled_from(FLOATS)
        case "Boolean":
            return st.booleans()
    return texts
