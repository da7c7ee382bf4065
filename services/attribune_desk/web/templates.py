"""The templates, and how words of an article get into them: escaped, always, and unable to turn the writing around."""

from __future__ import annotations

from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from fastapi import Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from attribune_core.pieces import MODALITY_SHOWN, printable
from attribune_desk.pictures import date_of
from attribune_desk.store.places import moment
from attribune_desk.web.static import address


def _shown(text: object) -> Markup:
    """Escape `text`, its control characters and the marks that override the direction of writing replaced."""
    return escape(printable(str(text)))


def _date(second: int) -> str:
    found = date_of(second)
    return f"{found.day} {found:%B} {found.year}"


def _written(date: str) -> str:
    """Return the date of an article as people write it, as precise as it is; what is none stays as it is."""
    second = moment(date)
    if second is None:
        return date
    found = date_of(second)
    return {4: str(found.year), 7: f"{found:%B} {found.year}"}.get(len(date.strip()), _date(second))


def _web(url: str | None) -> str | None:
    """Return `url` where it leads to a web page, None for anything else: `javascript:` is a URL, too."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _path(text: str) -> str:
    return quote(text, safe="")


def _query(**values: object) -> str:
    return urlencode({name: str(value) for name, value in values.items() if value not in (None, "", False)})


def _plural(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _environment() -> Environment:
    folder = str(files("attribune_desk").joinpath("templates"))
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {"shown": _shown, "date": _date, "written": _written, "web": _web, "path": _path}
    made.filters["modality"] = MODALITY_SHOWN.get
    made.globals |= {"static": address, "query": _query, "plural": _plural}
    return made


_ENVIRONMENT = _environment()


def render(name: str, status: int = 200, headers: dict[str, str] | None = None, /, **values: Any) -> Response:
    """Return a page made of a template."""
    return HTMLResponse(_ENVIRONMENT.get_template(name).render(**values), status, headers)


def missing(title: str, says: str, status: int = 404) -> Response:
    """Return the page that says that something is not there, or cannot be done."""
    return render("missing.html", status, title=title, says=says, place="")
