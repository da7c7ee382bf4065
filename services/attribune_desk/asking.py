"""Ask a running desk how it is."""

from __future__ import annotations

import http.client
import json

from attribune_desk.settings import DeskSettings

_PATIENCE = 5.0
#: Addresses to listen on that are none to ask at.
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def ask(settings: DeskSettings) -> str:
    """Return "ok", or what is wrong with the desk that these settings start."""
    host = _ANYWHERE.get(settings.host, settings.host)
    connection = http.client.HTTPConnection(host, settings.port, timeout=_PATIENCE)
    try:
        connection.request("GET", "/health", headers={"Host": "localhost"})
        answer = json.loads(connection.getresponse().read())
    except (OSError, http.client.HTTPException, ValueError) as error:
        return f"{host}:{settings.port} does not answer: {error}"
    finally:
        connection.close()
    return "ok" if answer.get("status") == "ok" else f"database {answer.get('database')}, reader {answer.get('reader')}"
