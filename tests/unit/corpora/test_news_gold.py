"""Reading news_gold, on an invented article in its format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpora.news_gold import Article, Part, Quote, read_articles

TEXT = "'We sail,' said Ada Moreno.\r\n\r\nShe called it 'a start'. 'We sail,' she added, 'now.' Rain was due."
QUOTES = [
    {"spans": ["'We sail,'"], "speaker": "Ada Moreno", "name": "Ada Moreno", "who": None, "cue": "said"},
    {"spans": ["it 'a start'"], "speaker": "She", "name": "Ada Moreno", "who": None, "cue": "called"},
    {"spans": ["'We sail,'", "'now.'"], "speaker": "she", "name": "Ada Moreno", "who": None, "cue": "added"},
    {"spans": ["Rain was due"], "speaker": None, "name": None, "who": "the harbour office", "cue": None},
]


def article(folder: Path, part: Part = "train", quotes: object = QUOTES) -> Article:
    for name in ("gold", "texts"):
        (folder / part / name).mkdir(parents=True)
    (folder / part / "texts" / "lantern-1.txt").write_bytes(TEXT.encode())
    gold = {"people": ["Ada Moreno"], "quotes": quotes}
    (folder / part / "gold" / "lantern-1.json").write_text(json.dumps(gold), encoding="utf-8")
    (folder / "groups.tsv").write_text("article\tevent\toutlet\nlantern-1\tsailing\tlantern\n", encoding="utf-8")
    (found,) = read_articles(folder, part)
    return found


def test_an_article_has_its_text_people_event_and_outlet(tmp_path: Path) -> None:
    found = article(tmp_path)
    assert (found.name, found.text, found.people) == ("lantern-1", TEXT, ("Ada Moreno",))
    assert (found.event, found.outlet) == ("sailing", "lantern")


def test_words_that_stand_twice_are_placed_in_the_order_of_the_quotes(tmp_path: Path) -> None:
    first, _, third, _ = article(tmp_path).quotes
    assert first.spans == ((0, 10),)
    again = TEXT.rindex("'We sail,'")
    assert third.spans == ((again, again + 10), (TEXT.index("'now.'"), TEXT.index("'now.'") + 6))


def test_a_quote_says_how_its_speaker_is_named(tmp_path: Path) -> None:
    _, second, _, last = article(tmp_path).quotes
    assert (second.mention, second.name, second.description, second.cue) == ("She", "Ada Moreno", None, "called")
    start = TEXT.index("Rain")
    assert last == Quote(((start, start + 12),), False, None, None, "the harbour office", None)
    assert second.marked


def test_an_apostrophe_is_no_quotation_mark(tmp_path: Path) -> None:
    for number, (words, marked) in enumerate({"'a start'": True, "said Ada Moreno": False, "start'": False}.items()):
        (one,) = article(tmp_path / str(number), quotes=[{**QUOTES[0], "spans": [words]}]).quotes
        assert one.marked is marked, words


def test_words_that_the_article_lacks_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"lantern-1\.json: no such words in the article: We row"):
        article(tmp_path, quotes=[{**QUOTES[0], "spans": ["We row"]}])


def test_a_corpus_without_the_part_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="dev"):
        list(read_articles(tmp_path, "dev"))
