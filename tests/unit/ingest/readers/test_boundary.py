from dataclasses import dataclass

import pytest

from ingest.readers.boundary import find_boundary
from ingest.readers.evidence import Evidence
from ingest.readers.name_list import read_name_line


@dataclass(frozen=True)
class Case:
    what: str
    line: str
    title: str
    authors: tuple[str, ...]
    text: str = ""
    names: tuple[str, ...] = ()


CLEAR = [
    Case("a small letter before a capital", "On FogAda Winter", "On Fog", ("Ada Winter",)),
    Case(
        "three names and et al.",
        "On Fog, Rain, and HailAda Winter, Bo Lindqvist, Cyra Okafor et al.",
        "On Fog, Rain, and Hail",
        ("Ada Winter", "Bo Lindqvist", "Cyra Okafor"),
    ),
    Case(
        "commas in a title whose list is whole",
        "On Fog, Rain, and HailAda Winter, Bo Lindqvist",
        "On Fog, Rain, and Hail",
        ("Ada Winter", "Bo Lindqvist"),
    ),
    Case(
        "an acronym that the abstract names",
        "Profiles from TCGAMaaike Galama, Bo Lindqvist",
        "Profiles from TCGA",
        ("Maaike Galama", "Bo Lindqvist"),
        text="We use TCGA here",
    ),
    Case(
        "an acronym that nothing else names",
        "Parsing with NLPSteven Feng, Bo Lindqvist",
        "Parsing with NLP",
        ("Steven Feng", "Bo Lindqvist"),
    ),
    Case("a digit", "Boats in 3D 2021Ada Winter", "Boats in 3D 2021", ("Ada Winter",)),
    Case("a question mark", "Is It Fog?Ada Winter", "Is It Fog?", ("Ada Winter",)),
    Case("a bracket", "Seeing Fog (FogNet)Ada Winter", "Seeing Fog (FogNet)", ("Ada Winter",)),
    Case(
        "an inner capital in the name",
        "Reasoning about HarboursRyan McAllister, Bo Lindqvist",
        "Reasoning about Harbours",
        ("Ryan McAllister", "Bo Lindqvist"),
    ),
    Case(
        "an inner capital in the title's last word",
        "Parsing Harbours with WordNetEdith Winter, Bo Lindqvist",
        "Parsing Harbours with WordNet",
        ("Edith Winter", "Bo Lindqvist"),
        text="the word net",
    ),
    Case(
        "a hyphen in the first name",
        "Reasoning about HarboursAnne-Marie El-Sayed, Bo Lindqvist",
        "Reasoning about Harbours",
        ("Anne-Marie El-Sayed", "Bo Lindqvist"),
    ),
    Case(
        "initials",
        "Reasoning about HarboursA. B. Winter, Bo Lindqvist",
        "Reasoning about Harbours",
        ("A. B. Winter", "Bo Lindqvist"),
    ),
    Case(
        "particles inside the name",
        "Reasoning about HarboursEdwin D. de Jong, Bo Lindqvist",
        "Reasoning about Harbours",
        ("Edwin D. de Jong", "Bo Lindqvist"),
    ),
    Case(
        "a generation after a comma",
        "Reasoning about HarboursAda Winter, Bo Lindqvist, Jr.",
        "Reasoning about Harbours",
        ("Ada Winter", "Bo Lindqvist, Jr."),
    ),
    Case("one name of one word", "Tides in HarboursMausam", "Tides in Harbours", ("Mausam",)),
    Case(
        "a capital with an accent",
        "Reasoning about HarboursÁkos Kádár, Øyvind Åsen",
        "Reasoning about Harbours",
        ("Ákos Kádár", "Øyvind Åsen"),
    ),
    Case(
        "a name known from another entry",
        "Harbours of LiChen Wei, Bo Lindqvist",
        "Harbours of Li",
        ("Chen Wei", "Bo Lindqvist"),
        names=("Chen Wei",),
    ),
    Case("a title in another script", "霧の港Ada Winter", "霧の港", ("Ada Winter",)),
]


@pytest.mark.parametrize("case", CLEAR, ids=lambda case: case.what)
def test_the_boundary_is_found_and_clear_after(case: Case) -> None:
    evidence = Evidence()
    evidence.add_text(case.text)
    evidence.add_names(case.names)

    boundary = find_boundary(read_name_line(case.line), evidence)

    assert boundary is not None
    assert (boundary.title, boundary.authors, boundary.doubtful) == (
        case.title,
        case.authors,
        False,
    )


@pytest.mark.parametrize(
    ("line", "title", "authors"),
    [
        pytest.param(
            "Small Wordsvan der Berg, Bo Lindqvist",
            "Small Words",
            ("van der Berg", "Bo Lindqvist"),
            id="a particle begins the name",
        ),
        pytest.param(
            "图像生成的新方法王小明, 李雷, Ada Winter et al.",
            "图像生成的新方法王小明",
            ("李雷", "Ada Winter"),
            id="a script without capitals",
        ),
    ],
)
def test_what_the_page_leaves_open_is_doubtful(
    line: str, title: str, authors: tuple[str, ...]
) -> None:
    boundary = find_boundary(read_name_line(line), Evidence())

    assert boundary is not None
    assert (boundary.title, boundary.authors, boundary.doubtful) == (title, authors, True)


@pytest.mark.parametrize(
    "line", ["Exposing Outlier Expos", "words in lower case only", "Large Mask-Image Synthesis via"]
)
def test_a_line_in_which_no_name_begins_has_no_boundary(line: str) -> None:
    assert find_boundary(read_name_line(line), Evidence()) is None


def test_a_title_known_from_another_page_decides() -> None:
    line = read_name_line("Mapping SinWon Yoon, Bo Lindqvist")
    evidence = Evidence()
    evidence.add_title("Mapping Sin")

    boundary = find_boundary(line, evidence)

    assert boundary is not None
    assert boundary.title == "Mapping Sin"


def test_institution_tag_and_et_al_are_taken_off() -> None:
    line = read_name_line("A Cookbook of FogAda Winter, Bo Lindqvist et al. · eth-zurich")

    assert (line.text, line.truncated, line.tag) == (
        "A Cookbook of FogAda Winter, Bo Lindqvist",
        True,
        "eth-zurich",
    )
