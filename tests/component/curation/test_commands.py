"""`rgraph authors`, `why` and `review` as a user runs them."""

from pathlib import Path

import orjson
import pytest

from graph.store.database import Database
from tests.component.curation.world import BIOLOGY, WORLD, load, paper_id, people, titles
from tests.helpers.rgraph import run_rgraph

SMITH, JONES, WANG = "author:mary-smith", "author:mary-jones", "author:wei-wang"


class Command:
    """Runs `rgraph` on the test's database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def __call__(self, *arguments: str, code: int = 0, **variables: str) -> str:
        where = self.database.connection
        done = run_rgraph(
            *arguments,
            **{
                "NEO4J_URI": where.uri,
                "NEO4J_USERNAME": where.username,
                "NEO4J_PASSWORD": where.password,
                "NEO4J_DATABASE": where.database or "",
                **variables,
            },
        )
        assert "Traceback" not in done.stderr
        assert done.returncode == code, done.stderr
        return done.stdout if code == 0 else done.stderr


@pytest.fixture
def command(database: Database, tmp_path: Path) -> Command:
    load(database, tmp_path, *WORLD)
    return Command(database)


def test_a_curator_decides_lists_undoes_and_takes_the_decisions_along(
    command: Command, tmp_path: Path
) -> None:
    database = command.database
    papers = ",".join(paper_id(database, line) for line in BIOLOGY)

    merged = command("authors", "merge", SMITH, JONES, "--who", "Ada", "--why", "she married")
    split = command(
        *("authors", "split", WANG, "--papers", papers, "--as", "Wei Wang (Mice)"),
        *("--why", "other fields"),
        RGRAPH_CURATOR="Bo",
    )
    command("authors", "verify", "author:ida-berg", "--who", "Ada")
    renamed = command("authors", "rename", "author:omar-said", "Omar al-Said", "--who", "Ada")

    assert f"{SMITH} stays; {JONES} redirects to it." in merged
    assert "author:wei-wang-mice has 2 mentions that were of author:wei-wang." in split
    assert "author:omar-said is shown as Omar al-Said." in renamed
    assert people(database)[SMITH] >= titles(WORLD[-1])

    listed = command("authors", "decisions")
    assert "merged author:mary-jones into author:mary-smith, by Ada: she married" in listed
    assert "4 decisions." in listed
    about = command("authors", "decisions", "--author", JONES)
    assert "1 decisions about author:mary-smith." in about

    decision = next(word for word in merged.split() if word.startswith("decision:"))
    undone = command("authors", "undo", decision, "--who", "Bo", "--why", "she did not")
    assert f"Its mentions are now of {JONES}, {SMITH}." in undone
    assert "undone by Bo" in command("authors", "decisions")

    command("authors", "export", str(tmp_path / "all.jsonl"))
    assert "0 new, 0 undone by the file, 4 there already." in command(
        "authors", "import", str(tmp_path / "all.jsonl")
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", SMITH, JONES, "--why", "x"), "Give --who NAME, or set RGRAPH_CURATOR"),
        (("split", WANG, "--papers", "paper:none", "--who", "A", "--why", "x"), "'paper:none'"),
        (("import", "missing.jsonl"), "missing.jsonl cannot be read"),
    ],
)
def test_what_cannot_be_done_is_one_message_and_exit_code_1(
    command: Command, arguments: tuple[str, ...], message: str
) -> None:
    assert message in command("authors", *arguments, code=1)


def test_why_and_review_print_words_and_json(command: Command) -> None:
    words = command("why", WANG, "--mentions", "1")
    data = orjson.loads(command("why", WANG, "--json"))
    found = orjson.loads(command("review", "--json", "--below", "1"))

    assert "4 mentions, the least sure first:" in words
    assert "… and 3 mentions, surer than these" in words
    assert "No curator has decided anything" in words
    assert data["mention_count"] == 4
    assert data["mentions"][0]["evidence"]
    assert found["mentions"]["total"] == len(found["mentions"]["cases"])
    assert [one["author"] for one in found["conflations"]["cases"]] == [WANG]
    assert "Authors who may be several people:" in command("review", "--kind", "conflation")
