"""The settings, from the environment: `ATTRIBUNE_` and the field's name in capitals."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from attribune_core.errors import SettingsError
from attribune_core.topics import MAX_MESSAGE_BYTES, PARTITIONS

#: By how many times a limit must differ from its default to be worth a warning. Set by hand.
_FAR = 10
#: Limits of an article's size, with their units.
_SIZES = {"max_characters": "characters", "max_bytes": "bytes"}
#: `de=NAME`: a language and its pipeline.
_PAIR = re.compile(r"\s*([a-zA-Z]{2,3})\s*=\s*(.*?)\s*")


def parse_pipelines(value: str) -> dict[str, str]:
    """Return the pipelines that `value` names, by language; a name alone is that of English.

    Raises ValueError where it is neither a name nor a list of `language=name`.
    """
    if not _PAIR.fullmatch(value.partition(",")[0]):
        return {"en": value}
    found: dict[str, str] = {}
    for part in value.split(","):
        pair = _PAIR.fullmatch(part)
        if pair is None or not pair[2]:
            raise ValueError(
                f"{part.strip()!r} is not language=pipeline, as in en=en_attribune_news,de=de_core_news_sm"
            )
        if found.setdefault(pair[1].lower(), pair[2]) != pair[2]:
            raise ValueError(f"{pair[1]!r} has two pipelines")
    return found


class Settings(BaseSettings):
    """Everything that can be set. Durations are seconds, sizes bytes, lengths code points."""

    model_config = SettingsConfigDict(env_prefix="ATTRIBUNE_", frozen=True, extra="ignore")

    # Kafka
    #: host:port, comma-separated.
    bootstrap_servers: str = "localhost:9092"
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = "PLAINTEXT"
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    sasl_username: str | None = None
    sasl_password: SecretStr | None = None
    #: PEM file of the authority that signed the broker's certificate; the system's own where absent.
    ssl_cafile: Path | None = None
    #: For `topics create`.
    partitions: int = Field(default=PARTITIONS, ge=1)
    replication_factor: int = Field(default=1, ge=1)
    #: A worker that is gone is noticed after this long; brokers allow no less than 6 by default.
    session_timeout: float = Field(default=30.0, gt=3)
    #: Longest rebalance: a worker that others wait for gives up after half of it what it cannot bring out.
    rebalance_timeout: float = Field(default=60.0, ge=6)
    compression: Literal["none", "gzip", "lz4", "zstd"] = "lz4"

    # What the output depends on
    #: Any spaCy pipeline with a parser and NER: an installed package or a path. Or several, each for its language:
    #: `en=en_attribune_news,de=…`.
    model: str = "en_attribune_news"
    #: Persons and bodies that entities are linked to: JSON lines. Its content changes the output.
    people: Path | None = None
    #: Longer bodies are dead letters.
    max_characters: int = Field(default=200_000, ge=1)

    # What is taken
    #: Larger records and files are refused, compressed or once they are inflated. By default what the topic takes.
    max_bytes: int = Field(default=MAX_MESSAGE_BYTES, ge=1)

    # Work
    #: Child processes of a worker; 0 works in a thread, where neither CPU time nor memory can be limited.
    processes: int = Field(default=1, ge=0)
    #: Most characters of the articles that are worked on together.
    batch_characters: int = Field(default=60_000, ge=1)
    #: Most articles that are worked on together.
    batch_articles: int = Field(default=64, ge=1)
    #: Longest time between the arrivals of the first and the last article that are worked on together.
    batch_age: float = Field(default=0.5, ge=0)
    #: Most articles that a worker holds between reading and acknowledging.
    in_flight_articles: int = Field(default=256, ge=1)
    #: Most bytes that a worker holds between reading and acknowledging.
    in_flight_bytes: int = Field(default=64 * 1024 * 1024, ge=1)
    #: Sends not yet confirmed by the broker.
    sends_in_flight: int = Field(default=64, ge=1)
    #: CPU time that an article may take: this much, and as much again for every further 10,000 characters.
    cpu_seconds: float = Field(default=20.0, gt=0)
    #: Address space of one child process.
    memory_bytes: int = Field(default=4 * 1024**3, ge=256 * 1024**2)

    # Health
    #: `off` sends every dead letter at once: the way through a topic that really is all bad.
    dead_letter_limit: Literal["on", "off"] = "on"
    #: After a start, until 20 articles are decided, a dead letter waits this long for good articles.
    dead_letter_settle: float = Field(default=10.0, ge=0)
    #: A worker that ends because most articles die gives its partitions back and waits this long before it exits: a
    #: supervisor that starts it again at once would have it read the same articles several times a minute.
    dead_letter_wait: float = Field(default=60.0, ge=0)
    #: A worker that rebalances for this long, or has work and makes no progress for it, exits.
    watchdog_seconds: float = Field(default=180.0, gt=0)
    #: Longest clean stop.
    stop_seconds: float = Field(default=10.0, gt=0)
    #: Port of `/metrics`, `/healthz` and `/readyz`, 0 for any free one. Without it nothing listens or is counted.
    http_port: int | None = Field(default=None, ge=0, le=65535)
    http_host: str = "127.0.0.1"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    #: `auto` is text on a terminal and JSON elsewhere.
    log_format: Literal["auto", "json", "text"] = "auto"

    @property
    def pipelines(self) -> dict[str, str]:
        """The language pipelines by language (ISO 639); the first also reads what names no language."""
        return parse_pipelines(self.model)

    @field_validator("people", mode="before")
    @classmethod
    def _none(cls, value: object) -> object:
        # Compose files hand on a variable that is not set as an empty one.
        return None if value == "" else value

    @field_validator("model")
    @classmethod
    def _map(cls, value: str) -> str:
        parse_pipelines(value)
        return value

    @model_validator(mode="after")
    def _credentials(self) -> Settings:
        if self.security_protocol.startswith("SASL") and not (self.sasl_username and self.sasl_password):
            raise ValueError(f"security_protocol {self.security_protocol} needs sasl_username and sasl_password")
        return self


def odd_limits(settings: Settings) -> dict[str, str]:
    """Return the limits of an article's size that are far from their defaults: variable to what that may do."""
    odd = {}
    for name, unit in _SIZES.items():
        value, default = getattr(settings, name), Settings.model_fields[name].default
        if value >= _FAR * default or _FAR * value <= default:
            effect = "most articles may be refused" if value < default else "one article may take all memory"
            odd[f"ATTRIBUNE_{name.upper()}"] = f"{value} {unit}, far from the default of {default}: {effect}"
    return odd


def load_settings() -> Settings:
    """Return the settings of the environment.

    Raises SettingsError that lists every fault by the variable's name.
    """
    try:
        return Settings()
    except ValidationError as error:
        faults = [
            f"{'_'.join(['ATTRIBUNE', *map(str, one['loc'])]).upper()}: {one['msg']}"
            for one in error.errors(include_url=False, include_input=False)
        ]
        raise SettingsError("wrong settings:\n  " + "\n  ".join(faults)) from error
