"""How the two Kafka clients are told where the broker is and who we are."""

from __future__ import annotations

import ssl
from typing import Any

from attribune_core.settings import Settings
from attribune_core.topics import MAX_MESSAGE_BYTES

#: Answers that take longer than this, in seconds, count as an unreachable broker.
REQUEST_TIMEOUT = 10.0
#: A broker answers when there is something; the embedded one answers an empty fetch only after this time.
FETCH_WAIT_MS = 100


def aiokafka_options(settings: Settings) -> dict[str, Any]:
    """Return the connection options of an aiokafka client.

    Raises OSError when the authority's file cannot be read.
    """
    options: dict[str, Any] = {
        "bootstrap_servers": settings.bootstrap_servers,
        "security_protocol": settings.security_protocol,
        "request_timeout_ms": int(REQUEST_TIMEOUT * 1000),
    }
    if settings.security_protocol.endswith("SSL"):
        cafile = str(settings.ssl_cafile) if settings.ssl_cafile else None
        options["ssl_context"] = ssl.create_default_context(cafile=cafile)
    if settings.security_protocol.startswith("SASL") and settings.sasl_password is not None:
        options["sasl_mechanism"] = settings.sasl_mechanism
        options["sasl_plain_username"] = settings.sasl_username
        options["sasl_plain_password"] = settings.sasl_password.get_secret_value()
    return options


def reading_options(settings: Settings) -> dict[str, Any]:
    """Return the options of an aiokafka consumer that reads committed events and keeps account of its offsets itself.

    Raises OSError when the authority's file cannot be read.
    """
    return {
        **aiokafka_options(settings),
        "enable_auto_commit": False,
        "isolation_level": "read_committed",
        "max_partition_fetch_bytes": MAX_MESSAGE_BYTES,
        "metadata_max_age_ms": 60_000,
        "fetch_max_wait_ms": FETCH_WAIT_MS,
    }


def librdkafka_options(settings: Settings) -> dict[str, Any]:
    """Return the connection options of a confluent_kafka client."""
    options: dict[str, Any] = {
        "bootstrap.servers": settings.bootstrap_servers,
        "security.protocol": settings.security_protocol,
        "socket.timeout.ms": int(REQUEST_TIMEOUT * 1000),
        # Errors reach us as exceptions; librdkafka's own lines on stderr would say them twice.
        "log_level": 0,
    }
    if settings.ssl_cafile is not None and settings.security_protocol.endswith("SSL"):
        options["ssl.ca.location"] = str(settings.ssl_cafile)
    if settings.security_protocol.startswith("SASL") and settings.sasl_password is not None:
        options["sasl.mechanism"] = settings.sasl_mechanism
        options["sasl.username"] = settings.sasl_username
        options["sasl.password"] = settings.sasl_password.get_secret_value()
    return options
