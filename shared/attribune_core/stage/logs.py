"""Logging of a worker: one line an event to stderr, never an article's text, and never a flood."""

from __future__ import annotations

import logging
import time

#: The libraries' loggers, from which only what matters is taken: at DEBUG they log the records themselves.
_LIBRARIES = ("faust", "aiokafka", "mode", "kafka", "asyncio")
#: Modules whose classes extend Faust's, which gives each a logger that says every start and stop of a part.
_PARTS = ("attribune_core.stage.app", "attribune_core.stage.kafka")
#: Lines that one place in the code may log, in this many seconds: a client whose broker is gone logs 14 KB a second.
_LINES, _SECONDS = 10, 60.0


class RateLimit(logging.Filter):
    """Lets through so many lines a minute from each place in the code, and says how many it held back."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[tuple[str, int], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to log `record`."""
        place, now = (record.pathname, record.lineno), time.monotonic()
        since, count = self._places.get(place, (now, 0))
        if now - since >= _SECONDS:
            if count > _LINES:
                record.msg = f"{record.msg} ({count - _LINES} such lines held back)"
            since, count = now, 0
        self._places[place] = since, count + 1
        return count < _LINES


def configure(level: str) -> None:
    """Log to stderr: this project at `level`, the libraries from WARNING on."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(RateLimit())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("attribune_core").setLevel(level)
    for name in (*_LIBRARIES, *_PARTS):
        logging.getLogger(name).setLevel(logging.WARNING)
