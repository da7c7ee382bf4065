"""Speakers that are pronouns, compared with what was read by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from attribune_core.events import EnrichedArticle, Entity, Mention, Pipeline, Quote, Speaker
from benchmarks.pronoun_speakers import FILE, Read, counted, read, share, verdicts
from corpora.polnear import Article

TEXT = "Header.\n\nAda Roe met Bo Lind. “It rains,” she said. He left."
#: As the cleaner leaves it.
CLEAN = "Ada Roe met Bo Lind. “It rains,” she said. He left."


def mention(text: str, kind: str = "name") -> Mention:
    start = CLEAN.index(text)
    return Mention(start=start, end=start + len(text), text=text, kind=kind)  # type: ignore[arg-type]


def event(she: str) -> EnrichedArticle:
    """The article, in which "she" is the entity ``she``, and "He" is Bo Lind though it says nothing."""
    start = CLEAN.index("she")
    speaker = Speaker(start=start, end=start + 3, text="she", entity=she, name={"e1": "Ada Roe", "e2": "Bo Lind"}[she])
    quote = Quote(
        id="q1", type="direct", text="“It rains,”", spans=((21, 32),), speaker=speaker, confidence=0.9, method="label"
    )
    people = [("e1", "Ada Roe", ()), ("e2", "Bo Lind", (mention("He", "pronoun"),))]
    entities = tuple(
        Entity(id=number, label="PERSON", name=name, name_key=name.lower(), mentions=(mention(name), *more))
        for number, name, more in people
    )
    return EnrichedArticle(
        event_id="x",
        id="doc",
        text=CLEAN,
        paragraphs=((0, len(CLEAN)),),
        sentences=((0, len(CLEAN)),),
        entities=entities,
        quotes=(quote,),
        pipeline=Pipeline(cleaner="0", entities="0", quotes="0"),
    )


GOLD = Article("doc", TEXT, ())
SHE = Read("doc", TEXT.index("she"), TEXT.index("Ada"), True)
HE = Read("doc", TEXT.index("He left"), TEXT.index("Bo"), True)
IT = Read("doc", TEXT.index("It"), TEXT.index("Bo"), False)


def test_a_link_is_right_where_its_entity_has_the_name_that_is_meant() -> None:
    assert verdicts([SHE, HE, IT], GOLD, event("e1")) == ["right", "right", "nobody"]
    assert verdicts([SHE], GOLD, event("e2")) == ["wrong"]


def test_counts_and_share(tmp_path: Path) -> None:
    table = tmp_path / "read.tsv"
    rows = [f"doc\t{one.pronoun}\t{one.name}\tright" for one in (SHE, HE, IT)]
    table.write_text("\n".join(["document\tpronoun\tname\tverdict", *rows, "other\t1\t2\tright"]), encoding="utf-8")
    found = counted([GOLD], [event("e2")], table)
    assert found == Counter(right=1, wrong=1, nobody=1)
    assert share(found) == 0.5
    assert counted([GOLD], [None], table) == Counter(nobody=3)
    assert share(Counter()) == 0.0


def test_a_hundred_were_read() -> None:
    marked = read()
    assert len({(one.document, one.pronoun) for one in marked}) == len(marked) == 100
    assert all(one.name != one.pronoun for one in marked)
    assert 0 < sum(one.was_right for one in marked) < 100
    assert FILE.read_text(encoding="utf-8").startswith("document\tpronoun\tname\tverdict\n")
