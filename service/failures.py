"""The last resort: what no part of the service has answered is an internal error, and is logged."""

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.metrics import Metrics
from service.refusals import write_failure


class Failures:
    """Answers what raises, as JSON with the request's id, and logs it once."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        """Wrap an application; what gives requests their ids is around this."""
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and answer it where that failed.

        Of an answer that has begun no other can be made: then the connection is closed.
        """
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def watched(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except ClientDisconnect:
            return
        except Exception as error:  # noqa: BLE001 - nobody after this knows the request's id
            answer, code = write_failure(error, scope["state"]["request_id"])
            self._metrics.count_error(code)
            if not has_begun:
                await answer(scope, receive, send)
