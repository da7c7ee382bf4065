"""Three articles invented for the demo, and one value that is none."""

from __future__ import annotations

from importlib.resources import files

#: The key of the value that no stage can read, and the value: half a JSON object.
BROKEN = ("half-an-article", b'{"id": "half-an-article", "body": "The mayor said th')

_NAMES = ("harbour-tunnel.txt", "orchard-frost.html", "night-train.txt")


def paths() -> list[str]:
    """Return the paths of the articles: wire copy, a web page, and a text with odd quotation marks."""
    return [str(files(__name__).joinpath(name)) for name in _NAMES]
