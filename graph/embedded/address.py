"""Where an embedded server answers."""

from dataclasses import dataclass
from urllib.parse import quote

from graph.embedded.configuration import Ports
from graph.embedded.folder import DataFolder
from graph.embedded.password import USERNAME, ensure_password
from graph.embedded.ports import LOOPBACK


@dataclass(frozen=True, slots=True)
class EmbeddedConnection:
    """Where a running server answers and how to sign in."""

    uri: str
    username: str
    password: str
    http_address: str
    browser_url: str

    def __repr__(self) -> str:
        """Leave the password out of logs and tracebacks."""
        return f"EmbeddedConnection({self.uri!r}, {self.username!r})"


def describe_connection(folder: DataFolder, ports: Ports) -> EmbeddedConnection:
    """The addresses of a folder's server, and how to sign in."""
    uri = f"bolt://{LOOPBACK}:{ports.bolt}"
    address = f"http://{LOOPBACK}:{ports.http}"
    return EmbeddedConnection(
        uri=uri,
        username=USERNAME,
        password=ensure_password(folder),
        http_address=address,
        browser_url=f"{address}/browser/?connectURL={quote(uri, safe='')}",
    )
