"""XML files are cut into their entries; a DTD has no say."""

import io

import pytest

from ingest.readers import xml_entries
from ingest.readers.xml_entries import XmlEntry, read_elements

HEAD = b'<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE d SYSTEM "d.dtd" [%s]>\n<d>\n'
CASES = {
    "named characters and the declared encoding": (
        b"<e>J&uuml;rgen \xe9 &amp; &#8211;</e>",
        [(4, "Jürgen é & –")],
    ),
    "self-closing": (b"<e/><e>x</e>", [(4, ""), (4, "x")]),
    "not closed": (b"<e>lost\n<e>kept</e>", [(4, "no end before"), (5, "kept")]),
    "cut": (b"<e>kept</e>\n<e>lost", [(4, "kept"), (5, "does not end")]),
    "ampersand alone": (b"<e>A & B</e><e>kept</e>", [(4, "no well-formed XML"), (4, "kept")]),
    "another name that begins the same": (b"<ee>no</ee><e>kept</e>", [(4, "kept")]),
    "elements inside": (b"<e>a <i>b</i> c</e>", [(4, "a b c")]),
}


def text_of(one):
    return "".join(one.element.itertext()) if isinstance(one, XmlEntry) else one.reason


@pytest.mark.parametrize("chunk", [1 << 20, 100])
@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_entries(monkeypatch, body, expected, chunk):
    monkeypatch.setattr(xml_entries, "_CHUNK", chunk)
    found = list(read_elements(io.BytesIO(HEAD % b"" + body + b"</d>"), "f.xml", ("e",)))
    assert [one.line for one in found] == [line for line, _ in expected]
    for one, (_, text) in zip(found, expected, strict=True):
        assert text_of(one) == text if isinstance(one, XmlEntry) else text in text_of(one)


@pytest.mark.parametrize(
    "declared",
    [b'<!ENTITY x SYSTEM "file:///etc/hostname">', b'<!ENTITY x "expanded">'],
    ids=["another file", "a text"],
)
def test_entities_that_the_file_declares_are_not_known(declared):
    text = HEAD % declared + b"<e>&x;</e></d>"
    (rejected,) = read_elements(io.BytesIO(text), "f.xml", ("e",))
    assert rejected.reason == "is no well-formed XML: Entity 'x' not defined"


def test_namespaces_of_the_root_hold():
    text = b'<r xmlns="urn:a" xmlns:b="urn:b"><list><e><b:c/></e></list></r>'
    (entry,) = read_elements(io.BytesIO(text), "f.xml", ("e",))
    assert [one.tag for one in entry.element.iter()] == ["{urn:a}e", "{urn:b}c"]


def test_entry_without_end_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(xml_entries, "_CHUNK", 100)
    monkeypatch.setattr(xml_entries, "_LONGEST_ENTRY", 1000)
    text = b"<d><e>" + b"<x>text</x>" * 500 + b"<e>kept</e></d>"
    endless, kept = read_elements(io.BytesIO(text), "f.xml", ("e",))
    assert "goes on for over 1,000 bytes" in endless.reason
    assert text_of(kept) == "kept"
