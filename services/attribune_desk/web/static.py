"""Style sheet and scripts: from this package, under addresses that change with their content."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Response
from starlette.exceptions import HTTPException

FOLDER = Path(str(files("attribune_desk").joinpath("static")))
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@cache
def _content(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


@cache
def address(name: str) -> str:
    """Return the address of a file, with a hash of its content."""
    return f"/static/{blake2b(_content(name), digest_size=6).hexdigest()}/{name}"


def mount(app: FastAPI) -> None:
    """Serve the files."""
    names = {path.name for path in FOLDER.iterdir() if path.suffix in _TYPES}

    @app.get("/static/{version}/{name}", include_in_schema=False)
    def static(version: str, name: str) -> Response:
        if name not in names:
            raise HTTPException(404, "no such file")
        kept = "public, max-age=31536000, immutable" if address(name).split("/")[2] == version else "no-cache"
        return Response(_content(name), headers={"Cache-Control": kept}, media_type=_TYPES[Path(name).suffix])
