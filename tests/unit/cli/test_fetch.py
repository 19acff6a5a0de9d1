"""`rgraph fetch` against a local stand-in for the services."""

import json

import pytest
from typer.testing import CliRunner

from cli.main import app
from tests.helpers.stand_in_services import run_stand_in
from tests.unit.ingest.readers.samples import FORMATS

PATH = "/works/10.1000%2Fexample.1"


@pytest.fixture
def stand_in():
    with run_stand_in() as services:
        services.teach(PATH, (FORMATS / "crossref-work.json").read_bytes())
        yield services


@pytest.fixture
def run(stand_in, tmp_path):
    services = ("CROSSREF", "OPENALEX", "ARXIV")
    env = {f"RGRAPH_{name}_URL": stand_in.address for name in services}
    env |= {"RGRAPH_HOME": str(tmp_path / "home"), "RGRAPH_MAILTO": "ada@example.org"}
    return lambda *arguments: CliRunner().invoke(app, ["fetch", *arguments], env=env)


def test_paper_is_written_as_jsonl_and_kept_for_the_next_run(run, stand_in, tmp_path):
    output = tmp_path / "paper.jsonl"
    for _ in range(2):
        assert run("doi:10.1000/EXAMPLE.1", "-o", str(output)).exit_code == 0
        (line,) = output.read_bytes().splitlines()
        paper = json.loads(line)
        assert (paper["doi"], paper["source"]["file"]) == (
            "10.1000/example.1",
            "doi:10.1000/example.1",
        )
    assert stand_in.paths() == [PATH]
    assert "ada@example.org" in stand_in.asked[0].user_agent


def test_abstract_may_be_left_out(run):
    found = run("doi:10.1000/example.1", "--no-abstracts")
    assert "abstract" not in json.loads(found.stdout)


def test_a_value_that_is_left_out_is_told_and_the_rest_written(run, stand_in):
    answer = json.loads((FORMATS / "crossref-work.json").read_bytes())
    answer["message"]["abstract"] = 5
    stand_in.teach(PATH, json.dumps(answer).encode())

    found = run("doi:10.1000/example.1")

    assert (found.exit_code, json.loads(found.stdout)["title"]) == (0, "Graphs of people")
    assert "left out: $.message.abstract: the number 5" in " ".join(found.stderr.split())


def test_what_is_unknown_does_not_stop_the_rest(run):
    found = run("doi:10.1000/unknown", "doi:10.1000/example.1")
    assert found.exit_code == 1
    assert json.loads(found.stdout)["title"] == "Graphs of people"
    assert "doi:10.1000/unknown: 127.0.0.1 does not know" in found.stderr
