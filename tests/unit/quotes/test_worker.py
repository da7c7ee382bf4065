from __future__ import annotations

from attribune_core.codec import decode, encode
from attribune_core.events import EnrichedArticle
from attribune_core.settings import Settings
from attribune_core.stage.work import Done, Job, Refused
from attribune_quotes import link
from attribune_quotes.worker import load
from tests.unit.quotes.builders import article
from tests.unit.quotes.test_linker import DIRECT, NAMES


def test_bytes_in_bytes_out_and_a_refusal_between_neighbours() -> None:
    good = article(DIRECT, NAMES)
    first, bad, last = load(Settings())([Job(None, encode(good)), Job(None, b'{"id": 1}'), Job(None, encode(good))])
    assert isinstance(first, Done)
    assert isinstance(bad, Refused)
    assert bad.exception == "ContractError"
    assert first == last
    assert first.key == b"article"
    assert decode(EnrichedArticle, first.value) == link(good)
