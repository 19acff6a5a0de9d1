"""What the environment says; the only place that reads it."""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from cli.errors import SettingsError

DEFAULT_PORT = 8000

_SECRET = {"NEO4J_PASSWORD", "OPENALEX_API_KEY", "RGRAPH_CURATION_TOKEN"}
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


class Settings(BaseSettings):
    """One field a variable, with the variable's name in lower case."""

    model_config = SettingsConfigDict(env_ignore_empty=True, frozen=True, extra="ignore")

    neo4j_uri: str | None = None
    """A server to use; without it the program runs its own."""
    neo4j_username: str = "neo4j"
    neo4j_password: str = ""
    neo4j_database: str | None = None

    rgraph_home: Path = Field(default_factory=lambda: user_data_path("rgraph", appauthor=False))
    """The data folder of the embedded server."""
    rgraph_heap: Annotated[str, Field(pattern=r"^\d+[kmgKMG]$")] = "1g"
    rgraph_pagecache: Annotated[str, Field(pattern=r"^\d+[kmgKMG]$")] = "512m"
    rgraph_maven_url: str | None = None
    """A Maven repository to take the jars from; without it Maven Central."""
    rgraph_quick_start: bool = False
    """Whether an archive of Neo4j's classes is made at the second start, and used from then on."""
    m2_repo: Path = Field(default_factory=lambda: Path.home() / ".m2" / "repository")
    """The Maven cache of this machine."""

    rgraph_curator: str | None = None
    """Who makes the decisions of `rgraph authors`, where --who does not say so."""

    rgraph_mailto: str | None = None
    """The address that services which `rgraph fetch` asks may write to."""
    openalex_api_key: str | None = None
    rgraph_crossref_url: str = "https://api.crossref.org"
    rgraph_openalex_url: str = "https://api.openalex.org"
    rgraph_arxiv_url: str = "https://export.arxiv.org"

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = DEFAULT_PORT

    rgraph_path_index: bool = True
    """Whether paths are searched in an index in memory, which is kept in the data folder."""
    rgraph_native: Literal["auto", "on", "off"] = "auto"
    """Whether records become JSON without Python objects; `auto`: where the extra is installed."""
    rgraph_log_format: Literal["text", "json"] = "text"
    """How the service writes its log."""
    rgraph_log_level: Literal["debug", "info", "warning", "error"] = "info"
    """What is in it; requests are from `info` on."""
    rgraph_introspection: bool = True
    """Whether the GraphQL schema tells about itself."""
    rgraph_cors_origins: str = ""
    """Other sites whose pages may ask, with commas between them."""
    rgraph_curation_token: Annotated[SecretStr, Field(min_length=16)] | None = None
    """Whoever bears it may decide who is who over GraphQL; without it nobody may."""
    rgraph_allowed_documents: Path | None = None
    """A folder of `.graphql` files: then no other documents are executed."""

    otel_exporter_otlp_endpoint: str | None = None
    """Where traces go; OpenTelemetry's own variable, whose siblings its packages read."""

    @field_validator("neo4j_uri")
    @classmethod
    def _check_scheme(cls, uri: str | None) -> str | None:
        if uri is not None and urlsplit(uri).scheme not in _SCHEMES:
            raise ValueError(f"the address must begin with one of {', '.join(_SCHEMES)}")
        return uri


def read_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: A variable has a value that cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        told = []
        for one in error.errors(include_url=False):
            name = ".".join(map(str, one["loc"])).upper()
            message = one["msg"].removeprefix("Value error, ")
            shown = name if name in _SECRET else f"{name}={one['input']!r}"
            told.append(f"{shown}: {message}")
        raise SettingsError("; ".join(told)) from error
