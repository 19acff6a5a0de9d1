"""What most people would write: Strawberry's resolvers with dataloaders, one for each relation.

Run as `python -m bench.peers.plain_strawberry`, with the variables that other peers are given, too.
"""

import os
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import strawberry
import uvicorn
from neo4j import AsyncDriver, AsyncGraphDatabase
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader
from strawberry.types import Info

Row = dict[str, Any]

_PAPER = "p {.id, .title, .date, .year, .type, .authorCount, .hasCode}"
_AUTHOR = "a {.id, .name, .paperCount, .collaboratorCount, .lastYear}"
_STATEMENTS = {
    "papers": f"""UNWIND $ids AS id MATCH (:Author {{id: id}})-[:AUTHORED]->(p:Paper)
        RETURN id, {_PAPER} AS found ORDER BY p.date IS NULL, p.date DESC, p.id""",
    "authors": f"""UNWIND $ids AS id MATCH (:Paper {{id: id}})<-[:AUTHORED]-(a:Author)
        RETURN id, {_AUTHOR} AS found ORDER BY a.id""",
    "categories": """UNWIND $ids AS id MATCH (:Paper {id: id})-[:IN_CATEGORY]->(c:Category)
        RETURN id, c {.id, .name} AS found ORDER BY c.id""",
    "collaborators": f"""UNWIND $ids AS id
        MATCH (:Author {{id: id}})-[r:COLLABORATED_WITH]-(a:Author)
        RETURN id, r {{.papers, .strength, .firstYear, .lastYear, node: {_AUTHOR}}} AS found
        ORDER BY r.strength DESC, a.id""",
}


class Loaders:
    """What one request reads: all of one relation that it waits for with one statement."""

    def __init__(self, driver: AsyncDriver) -> None:
        """Nothing is read yet."""
        self._driver = driver
        self._loaders = {
            name: DataLoader(load_fn=self._reader(statement))
            for name, statement in _STATEMENTS.items()
        }

    async def rows(self, statement: str, **parameters: object) -> list[Row]:
        """The rows of a statement of its own."""
        result = await self._driver.execute_query(statement, parameters)
        return [record["found"] for record in result.records]

    async def related(self, name: str, node_id: str, limit: int) -> list[Row]:
        """The first nodes over a relation."""
        found = await self._loaders[name].load(node_id)
        return found[:limit]

    def _reader(self, statement: str) -> Callable[[list[str]], Awaitable[Sequence[list[Row]]]]:
        async def read(ids: list[str]) -> Sequence[list[Row]]:
            result = await self._driver.execute_query(statement, ids=ids)
            found: dict[str, list[Row]] = defaultdict(list)
            for record in result.records:
                found[record["id"]].append(record["found"])
            return [found[id_] for id_ in ids]

        return read


def _loaders(info: Info) -> Loaders:
    loaders: Loaders = info.context["loaders"]
    return loaders


@strawberry.type
class Category:
    """A category."""

    id: strawberry.ID
    name: str


@strawberry.type
class Paper:
    """A paper."""

    id: strawberry.ID
    title: str
    date: str | None
    year: int | None
    type: str | None
    author_count: int
    has_code: bool | None

    @strawberry.field
    async def authors(self, info: Info, limit: int = 25) -> list["Author"]:
        """Who wrote it."""
        return list(map(_author, await _loaders(info).related("authors", self.id, limit)))

    @strawberry.field
    async def categories(self, info: Info, limit: int = 25) -> list[Category]:
        """What it is filed under."""
        found = await _loaders(info).related("categories", self.id, limit)
        return [Category(**row) for row in found]


@strawberry.type
class Collaboration:
    """A collaborator with the collaboration."""

    papers: int
    strength: float
    first_year: int | None
    last_year: int | None
    node: "Author"


@strawberry.type
class Author:
    """An author."""

    id: strawberry.ID
    name: str
    paper_count: int
    collaborator_count: int
    last_year: int | None

    @strawberry.field
    async def papers(self, info: Info, limit: int = 25) -> list[Paper]:
        """The newest first."""
        return list(map(_paper, await _loaders(info).related("papers", self.id, limit)))

    @strawberry.field
    async def collaborators(self, info: Info, limit: int = 25) -> list[Collaboration]:
        """The strongest first."""
        found = await _loaders(info).related("collaborators", self.id, limit)
        return [
            Collaboration(
                papers=row["papers"],
                strength=row["strength"],
                first_year=row["firstYear"],
                last_year=row["lastYear"],
                node=_author(row["node"]),
            )
            for row in found
        ]


def _author(row: Row) -> Author:
    return Author(
        id=row["id"],
        name=row["name"],
        paper_count=row["paperCount"],
        collaborator_count=row["collaboratorCount"],
        last_year=row["lastYear"],
    )


def _paper(row: Row) -> Paper:
    return Paper(
        id=row["id"],
        title=row["title"],
        date=row["date"],
        year=row["year"],
        type=row["type"],
        author_count=row["authorCount"],
        has_code=row["hasCode"],
    )


@strawberry.type
class Query:
    """What can be asked."""

    @strawberry.field
    async def author(self, info: Info, id: strawberry.ID) -> Author | None:  # noqa: A002
        """One author."""
        rows = await _loaders(info).rows(
            f"MATCH (a:Author {{id: $id}}) RETURN {_AUTHOR} AS found", id=id
        )
        return _author(rows[0]) if rows else None

    @strawberry.field
    async def paper(self, info: Info, doi: str) -> Paper | None:
        """One paper."""
        rows = await _loaders(info).rows(
            f"MATCH (p:Paper {{doi: $doi}}) RETURN {_PAPER} AS found", doi=doi
        )
        return _paper(rows[0]) if rows else None

    @strawberry.field
    async def papers(self, info: Info, limit: int = 25, offset: int = 0) -> list[Paper]:
        """All of them, the newest first."""
        rows = await _loaders(info).rows(
            f"MATCH (p:Paper) WITH p ORDER BY p.date IS NULL, p.date DESC, p.id "
            f"SKIP $offset LIMIT $limit RETURN {_PAPER} AS found",
            limit=limit,
            offset=offset,
        )
        return list(map(_paper, rows))


class PlainService(GraphQL[dict[str, Any], None]):
    """Loaders of its own for every request."""

    def __init__(self, driver: AsyncDriver) -> None:
        """One driver for all requests."""
        super().__init__(strawberry.Schema(Query), graphql_ide=None)
        self._driver = driver

    async def get_context(self, request: object, response: object) -> dict[str, Any]:
        """What resolvers read by."""
        return {"request": request, "response": response, "loaders": Loaders(self._driver)}


def main() -> None:
    """Serve on this machine until somebody ends it."""
    login = (os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])
    driver = AsyncGraphDatabase.driver(os.environ["NEO4J_URI"], auth=login)
    uvicorn.run(PlainService(driver), port=int(os.environ["PORT"]), log_level="error")


if __name__ == "__main__":
    main()
