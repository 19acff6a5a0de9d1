from pathlib import Path

import pytest

from ingest.errors import UnreadableFileError
from ingest.readers import text
from ingest.readers.text import decode_text, read_text

PAGE = "CVMay 23, 2022\nHäfen – und BooteÁkos Müller, Bo Lindqvist · eth-zurich\nMore words.\n" * 4


@pytest.mark.parametrize(
    ("stored_as", "read_as"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_the_same_text_is_read_from_every_encoding(stored_as: str, read_as: str) -> None:
    decoded = decode_text(PAGE.encode(stored_as), Path("page.txt"))

    assert decoded == text.Text(PAGE, read_as)


def test_an_encoding_of_another_script_is_told_by_its_statistics() -> None:
    page = "Обзор методов поиска корабля в тумане. Анна Иванова, Борис Петров\n" * 20

    assert decode_text(page.encode("cp1251"), Path("page.txt")).content == page


def test_a_character_cut_by_the_end_of_the_file_is_left_out() -> None:
    assert decode_text("Hafen ü".encode()[:-1], Path("page.txt")).content == "Hafen "


def test_windows_line_ends_become_plain() -> None:
    assert decode_text(b"a\r\nb\rc", Path("page.txt")).content == "a\nb\nc"


@pytest.mark.parametrize(
    ("data", "observed"),
    [
        (b"\x7fELF\x02\x00\x00\x01" * 8, "a zero byte at offset 5"),
        (b"\x01\x02\x03 text" * 8, "24 control characters in 64 bytes"),
    ],
)
def test_binary_data_is_refused_with_what_was_seen(data: bytes, observed: str) -> None:
    with pytest.raises(UnreadableFileError, match=observed):
        decode_text(data, Path("page.txt"))


def test_a_page_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "LARGEST_PAGE", 10)
    page = tmp_path / "page.txt"
    page.write_text("eleven bytes")

    with pytest.raises(UnreadableFileError, match="12 bytes; a saved page is read up to 10 bytes"):
        read_text(page)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"nowhere\.txt: No such file"):
        read_text(tmp_path / "nowhere.txt")
