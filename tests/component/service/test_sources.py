"""What registers say, from their files through the ingest to an answer."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from graph.store.connection import Connection
from ingest.pipeline import ingest
from service.app import create_app
from service.settings import Limits
from tests.component.ingest.exports import (
    crossref_work,
    openalex_author,
    openalex_place,
    openalex_work,
    ror_organisation,
    write_lines,
)
from tests.conftest import SharedDatabase

pytestmark = pytest.mark.anyio

PARENT, CHILD, OLD = "0zzzz0161", "0zzzz0258", "0zzzz0452"
PREPRINT = openalex_work(
    "W1", "Trees and Their Leaves in Two Versions", openalex_author("Ada Po", "A1", places={
        "Leaf Lab, Zztown": openalex_place("I2", "Zz Leaf Lab", CHILD)}),
    "The Leaf Collaboration", doi="10.48550/arxiv.2101.00001", type="preprint", cites=["W9"],
)  # fmt: skip
ARTICLE = crossref_work(
    "10.1000/leaf", "Trees and Their Leaves in Two Versions", "Ada Po",
    relation={"has-preprint": [{"id-type": "arxiv", "id": "2101.00001"}]},
    **{"container-title": ["Journal of Leaves"]},
)  # fmt: skip
CITED = openalex_work("W9", "What Everybody Cites About Trees", "Bo Ra",
    topics=[{"id": "https://openalex.org/T1", "display_name": "deep learning", "score": 1}],
)  # fmt: skip
REGISTER = [
    ror_organisation(PARENT, "Zztown University", acronyms=["ZZU"]),
    ror_organisation(CHILD, "Zz Leaf Lab", parent=[PARENT]),
    ror_organisation(OLD, "Zz Leaf House", status="withdrawn", successor=[CHILD]),
]


@pytest.fixture(scope="module")
def loaded(
    shared_database: SharedDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Connection]:
    folder = tmp_path_factory.mktemp("sources")
    write_lines(folder / "works.jsonl", [PREPRINT, CITED])
    write_lines(folder / "crossref.jsonl", [ARTICLE])
    write_lines(folder / "ror.json", REGISTER)
    database = shared_database.without_data()
    ingest(database, [folder])
    yield database.connection
    shared_database.without_data()


@pytest.fixture
async def client(
    loaded: Connection,
    anyio_backend: str,  # noqa: ARG001 - runs async fixtures
) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(loaded, limits=Limits(seconds=60))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            yield client


async def _ask(client: httpx.AsyncClient, query: str) -> dict[str, Any]:
    answer = (await client.post("/graphql", json={"query": query})).json()
    assert "errors" not in answer, answer["errors"]
    data: dict[str, Any] = answer["data"]
    return data


@pytest.mark.parametrize("doi", ["10.1000/leaf", "https://doi.org/10.1000/LEAF"])
async def test_a_paper_says_which_source_gave_which_field(
    client: httpx.AsyncClient, doi: str
) -> None:
    data = await _ask(
        client,
        f"""{{ paper(by: {{doi: "{doi}"}}) {{
          doi arxivId type venue collectives cites {{ nodes {{ openalexId }} }}
          sources {{ format gives }}
          authors {{ edges {{ affiliations node {{ name }} }} }}
          institutions {{ edges {{ method node {{ ror }} }} }}
        }} }}""",
    )

    paper = data["paper"]
    assert (paper["type"], paper["venue"]) == ("article", "Journal of Leaves")
    assert paper["collectives"] == ["The Leaf Collaboration"]
    assert paper["cites"]["nodes"] == [{"openalexId": "W9"}]
    gives = {one["format"]: one["gives"] for one in paper["sources"]}
    assert {"doi", "title", "type", "venue"} <= set(gives["crossref"])
    assert {"arxivId", "openalexId", "date"} <= set(gives["openalex"])
    assert paper["authors"]["edges"] == [
        {"affiliations": ["Leaf Lab, Zztown"], "node": {"name": "Ada Po"}}
    ]
    assert paper["institutions"]["edges"] == [{"method": "byline", "node": {"ror": CHILD}}]


async def test_ids_that_a_node_does_not_show_find_it_all_the_same(
    client: httpx.AsyncClient,
) -> None:
    data = await _ask(
        client,
        f"""{{
          preprint: paper(by: {{doi: "10.48550/arXiv.2101.00001"}}) {{ doi }}
          withdrawn: institution(by: {{ror: "{OLD}"}}) {{ ror }}
        }}""",
    )

    assert data["withdrawn"] == {"ror": CHILD}
    assert data["preprint"] == {"doi": "10.1000/leaf"}


async def test_an_institution_knows_what_it_is_part_of(client: httpx.AsyncClient) -> None:
    data = await _ask(
        client,
        f"""{{
          institution(by: {{ror: "{CHILD}"}}) {{ city parents {{ name acronyms }} }}
          whole: institution(by: {{ror: "{PARENT}"}}) {{
            parts {{ nodes {{ name parents {{ id parts(first: 1) {{ totalCount }} }} }} }}
          }}
        }}""",
    )

    assert data["institution"]["parents"] == [{"name": "Zztown University", "acronyms": ["ZZU"]}]
    assert data["institution"]["city"] == "Townsville"
    whole = {"id": "institution:zztown-university", "parts": {"totalCount": 1}}
    assert data["whole"]["parts"]["nodes"] == [{"name": "Zz Leaf Lab", "parents": [whole]}]


async def test_a_topic_knows_what_it_is_part_of_and_its_parts(client: httpx.AsyncClient) -> None:
    data = await _ask(
        client,
        """{
          topic: node(id: "topic:machine-learning") { ... on Topic {
            paperCount
            broader { name broader { name } }
            narrower(first: 5) { nodes { name paperCount narrower(first: 1) { totalCount } } }
          } }
        }""",
    )

    assert data["topic"] == {
        "paperCount": 0,
        "broader": [{"name": "artificial intelligence", "broader": [{"name": "computer science"}]}],
        "narrower": {
            "nodes": [{"name": "deep learning", "paperCount": 1, "narrower": {"totalCount": 0}}]
        },
    }
