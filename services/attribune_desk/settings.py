"""The desk's own settings, from the environment: `ATTRIBUNE_DESK_` and the field's name in capitals."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from attribune_core.errors import SettingsError
from attribune_core.topics import MAX_MESSAGE_BYTES
from attribune_desk.tokens import Token, read_tokens

#: What the embedded database is called, in the folder where the desk is started.
DEFAULT_DATABASE = "sqlite:///attribune-desk.sqlite"

#: The variable that names the database.
DATABASE = "ATTRIBUNE_DATABASE_URL"
#: The variables that bound a request's body: the desk's own, else that of the records that it publishes.
MAX_BODY = ("ATTRIBUNE_DESK_MAX_BODY", "ATTRIBUNE_MAX_BYTES")


def _database(given: str) -> str:
    try:
        url = make_url(given)
    except ArgumentError as error:
        raise ValueError("not the URL of a database: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME") from error
    kind = url.get_backend_name()
    if kind == "sqlite":
        if not url.database or url.database == ":memory:":
            raise ValueError("needs a file: sqlite:///FILE")
        return given
    if kind == "postgresql":
        return given
    raise ValueError(f"{kind} is not known: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME")


def _tokens(given: SecretStr) -> SecretStr:
    read_tokens(given.get_secret_value())
    return given


class DeskSettings(BaseSettings):
    """Everything that can be set about the desk; where Kafka is stands in the common settings. Sizes are bytes."""

    model_config = SettingsConfigDict(
        env_prefix="ATTRIBUNE_DESK_", env_ignore_empty=True, frozen=True, extra="ignore", populate_by_name=True
    )

    #: `sqlite:///FILE` or `postgresql://USER:PASSWORD@HOST/NAME`.
    database_url: Annotated[str, AfterValidator(_database)] = Field(
        default=DEFAULT_DATABASE, validation_alias=AliasChoices(DATABASE, "database_url")
    )
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    #: Where it is set, every request must carry it: as a bearer token, or by signing in on the page. `NAME:TOKEN` signs
    #: the corrections of an editor; several stand with commas between.
    token: Annotated[SecretStr, AfterValidator(_tokens)] | None = None
    #: Names under which the desk is reached, comma-separated; on a loopback address only its own names by default.
    allowed_hosts: str = ""
    #: Origins whose pages may use the HTTP interface, comma-separated; none by default.
    cors_origins: str = ""
    #: Largest request body, compressed or once it is inflated; that of a record where it is not set.
    max_body: int = Field(default=MAX_MESSAGE_BYTES, ge=1024, validation_alias=AliasChoices(*MAX_BODY))
    #: The most quotes that one export holds.
    export_rows: int = Field(default=100_000, ge=1)
    #: The most open streams of events.
    streams: int = Field(default=100, ge=1)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no line of the log may hold: the tokens, and the database's password."""
        return tuple(filter(None, (*(one.secret for one in self.tokens), make_url(self.database_url).password)))

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens that are let in, none where everybody is."""
        return read_tokens(self.token.get_secret_value()) if self.token else ()


def load_desk_settings(database: str | None = None) -> DeskSettings:
    """Return the settings of the environment, with another database where one is given.

    Raises SettingsError that lists every fault by the variable's name.
    """
    try:
        return DeskSettings() if database is None else DeskSettings(database_url=database)
    except ValidationError as error:
        faults = []
        for one in error.errors(include_url=False, include_input=False):
            name = str(one["loc"][0]).upper() if one["loc"] else "SETTINGS"
            names = {DATABASE: DATABASE, "DATABASE_URL": DATABASE, MAX_BODY[0]: " or ".join(MAX_BODY)}
            faults.append(f"{names.get(name, f'ATTRIBUNE_DESK_{name}')}: {one['msg']}")
        raise SettingsError("wrong settings of the desk:\n  " + "\n  ".join(faults)) from error
