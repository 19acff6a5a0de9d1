"""Where log messages go: warnings to the terminal, with `--debug` everything."""

import logging

from rich.logging import RichHandler

from cli.console import err

_NOISY = ("neo4j", "urllib3", "httpx", "httpcore", "asyncio", "filelock", "jgo")


def set_up_logging(*, debug: bool) -> None:
    """Send log messages to standard error."""
    handler = RichHandler(console=err, show_path=debug, rich_tracebacks=False)
    logging.basicConfig(
        level=logging.DEBUG if debug else logging.WARNING,
        format="%(name)s: %(message)s",
        datefmt="%H:%M:%S",
        handlers=[handler],
        force=True,
    )
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    if not debug:
        # It warns of each connection that a server closes; what comes of it, our own errors say.
        logging.getLogger("neo4j").setLevel(logging.ERROR)
