"""A client that looks at whatever the service answers."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import Any, get_args

import httpx

from service.errors import Code
from tests.helpers.generated_operations import Asked

SECONDS = 4.0
SLACK = 60.0
"""A machine that is busy with other things."""


@dataclass(slots=True)
class Door:
    """Asks the service, and looks at every answer."""

    client: httpx.AsyncClient
    runner: asyncio.Runner
    codes: set[str] = field(default_factory=set)

    def post(self, content: bytes, accept: str = "*/*") -> Any:
        """The answer to a body, which must come in its time."""
        headers = {"Content-Type": "application/json", "Accept": accept}
        began = time.perf_counter()
        response = self.runner.run(
            self.client.post("/graphql", content=content, headers=headers, timeout=None)
        )
        assert time.perf_counter() - began < SECONDS + SLACK, content[:2000]
        return self.look(response, content)

    def look(self, response: httpx.Response, content: bytes) -> Any:
        """The answer, after it was found to be one: nothing of the inside, no failure."""
        assert response.status_code < 500, (response.text[:2000], content[:2000])
        assert "Traceback" not in response.text
        assert response.headers["content-type"].startswith("application/json")
        answer = response.json()
        for error in answer.get("errors", ()):
            code = error["extensions"]["code"]
            assert code in get_args(Code), error
            assert code not in {"INTERNAL", "UNAVAILABLE"}, (error, content[:2000])
            assert error["extensions"]["requestId"]
            assert "Neo." not in error["message"], error
            self.codes.add(code)
        assert "errors" in answer or "data" in answer
        return answer

    def ask(self, asked: Asked) -> Any:
        """The answer to an operation."""
        # orjson would not write lone halves of surrogate pairs
        body = {"query": asked.text, "variables": asked.variables}
        return self.post(json.dumps(body).encode())
