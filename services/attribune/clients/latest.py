"""Which events of one article are news: duplicates and stale versions told from the latest."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from attribune_core.stage.headers import Source


@dataclass(frozen=True)
class _Seen:
    event_id: str | None
    source: Source | None


class Latest:
    """Remembers the latest event of each article and says whether another one is news.

    Holds the `remember` articles that came last, some 400 bytes each: of an article forgotten since, a duplicate or a
    stale version would be taken for news, which an upsert by id absorbs.
    """

    def __init__(self, remember: int = 100_000) -> None:
        if remember < 1:
            raise ValueError(f"remember must be at least 1, not {remember}")
        self._remember = remember
        self._seen: OrderedDict[str, _Seen] = OrderedDict()

    def is_news(self, article_id: str, event_id: str | None, source: Source | None) -> bool:
        """Return whether to deliver the event; if so, it is the latest of its article from now on.

        `event_id` is None for a retraction. An event from an older source than the latest is stale; one with the
        event id of the latest is a duplicate, also where the same article was published again. An event without a
        source (another producer's) is taken as later than all before it.
        """
        seen = self._seen.get(article_id)
        if seen is not None:
            self._seen.move_to_end(article_id)
            if source is not None and seen.source is not None and seen.source.later_than(source):
                return False
            if event_id == seen.event_id:
                self._seen[article_id] = _Seen(event_id, source or seen.source)
                return False
        self._seen[article_id] = _Seen(event_id, source)
        if len(self._seen) > self._remember:
            self._seen.popitem(last=False)
        return True

    def __len__(self) -> int:
        return len(self._seen)
