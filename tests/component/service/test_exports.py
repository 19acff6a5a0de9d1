"""Exports of nodes: as fields, read together, and as files."""

import json
from io import BytesIO

import httpx
import pytest

from ingest.readers.bibtex import read_bibtex
from ingest.readers.csl import read_csl
from ingest.records import PaperRecord
from tests.component.service.conftest import Ask
from tests.helpers.research_graph import AUTHORS, PAPERS

pytestmark = pytest.mark.anyio

WRITERS = ("lukas-ruff", "marius-kloft", "klaus-mueller")
"""As the hand-made graph prints them: each name is one word."""


async def test_a_paper_in_every_format(ask: Ask) -> None:
    data = await ask(
        """{ paper(by: {id: "paper:doc-preprint"}) {
          id
          bibtex: export(format: BIBTEX) csl: export(format: CSL_JSON) ld: export(format: JSON_LD)
        } }"""
    )
    paper = data["paper"]
    for read, text in ((read_bibtex, paper["bibtex"]), (read_csl, paper["csl"])):
        (record,) = read(BytesIO(text.encode()), "export")
        assert isinstance(record, PaperRecord)
        assert record.title == PAPERS[0]["title"]
        assert record.authors == WRITERS
        assert (record.doi, record.arxiv_id) == (PAPERS[0]["doi"], PAPERS[0]["arxivId"])
        assert record.date is not None
        assert record.date.value == PAPERS[0]["date"]
    assert json.loads(paper["ld"])["author"][0]["@id"].endswith(AUTHORS[0]["orcid"])


async def test_all_exports_of_a_request_are_read_together(client: httpx.AsyncClient) -> None:
    query = """{
      papers(first: 10) { nodes { title export(format: BIBTEX) } }
      author(by: {id: "author:lukas-ruff"}) {
        export institutions { nodes { id export } } papers { nodes { export(format: CSL_JSON) } }
      }
    }"""
    response = (await client.post("/graphql", json={"query": query})).json()

    assert "errors" not in response
    assert response["extensions"]["cost"]["statements"] == 4
    nodes = response["data"]["papers"]["nodes"]
    assert len(nodes) == len(PAPERS)
    for node in nodes:
        (record,) = read_bibtex(BytesIO(node["export"].encode()), "export")
        assert isinstance(record, PaperRecord)
        assert record.title == node["title"]
    author = json.loads(response["data"]["author"]["export"])
    assert author["name"] == "Lukas Ruff"


@pytest.mark.parametrize(
    ("path", "media_type", "holds"),
    [
        ("/paper/paper:deep-one-class.bib", "application/x-bibtex", "@article{deep-one-class,"),
        ("/paper/paper:doc-preprint.bib", "application/x-bibtex", "@article{deep-one-class,"),
        ("/paper/paper:nnunet.csl.json", "application/vnd.citationstyles.csl+json", "[[2021]]"),
        ("/paper/paper%3Annunet.jsonld", "application/ld+json", '"datePublished":"2021"'),
        ("/author/author:zoe-%C3%A5ngstr%C3%B6m.jsonld", "application/ld+json", "Ångström"),
        ("/author/author:l-ruff.jsonld", "application/ld+json", "0000-0002-1825-0097"),
        ("/institution/institution:dkfz.jsonld", "application/ld+json", "ror.org/04cdgtt98"),
    ],
)
async def test_files(client: httpx.AsyncClient, path: str, media_type: str, holds: str) -> None:
    response = await client.get(path)

    assert response.status_code == 200
    assert response.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert holds in response.text


@pytest.mark.parametrize(
    "path", ["/paper/paper:none.bib", "/paper/author:lonely.bib", "/author/paper:nnunet.jsonld"]
)
async def test_what_is_not_there_has_no_file(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)

    (error,) = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (404, "NOT_FOUND")
    assert error["extensions"]["requestId"] == response.headers["x-request-id"]
