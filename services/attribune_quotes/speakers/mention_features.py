"""Features of a speaker's mention itself, which are the same for all its candidates."""

from __future__ import annotations

from attribune_quotes.speakers.question import NONE, Question
from attribune_text.token_table import TokenTable

#: Largest numbers that are told apart. Set by hand; the trees are fitted to them.
_MAX_WORDS, _MAX_PARAGRAPH, _MAX_EARLIER, _MAX_BACK, _MAX_CANDIDATES = 6, 40, 5, 15, 20
GENDERS = {"": 0.0, "m": 1.0, "f": 2.0}

NAMES: tuple[str, ...] = (
    "mention: form",
    "mention: kind of noun",
    "mention: gender",
    "mention: plural",
    "mention: words beside the noun",
    "mention: has a class",
    "mention: begins its sentence",
    "mention: begins its paragraph",
    "mention: after its words",
    "mention: paragraph",
    "mention: noun was there before",
    "mention: noun was there before with an indefinite article",
    "mention: noun is an unnamed speaker's",
    "mention: noun is a named candidate's",
    "quote: begins its paragraph",
    "source before: paragraphs from it",
    "source before: has the same word",
    "candidates",
    "candidates: persons",
)


def of_mention(question: Question) -> list[float]:
    """Return the features of the question's mention, those of `NAMES`."""
    table, mention, candidates = question.table, question.mention, question.candidates
    head, paragraph = mention.head, table.paragraph_of[mention.head]
    last = question.history.last()
    start = question.spans[0][0] if question.spans else -1
    first_said = table.tokens_in(start, start + 1).start if start >= 0 else -1
    return [
        float(mention.form),
        float(mention.kind),
        GENDERS[mention.gender],
        float(mention.plural),
        float(min(len(mention.modifiers), _MAX_WORDS)),
        float(mention.noun_class is not None),
        float(mention.first == table.sentences[table.sentence_of[head]][0]),
        float(mention.first == table.paragraphs[paragraph][0]),
        float(0 <= start < table.starts[head]),
        float(min(paragraph, _MAX_PARAGRAPH)),
        float(min(len(question.earlier_nouns), _MAX_EARLIER)),
        float(any(_is_new(table, noun) for noun in question.earlier_nouns)),
        float(any(not one.state.entity.named and one.state.noun == mention.noun for one in candidates)),
        float(any(one.state.entity.named and mention.noun in one.described.nouns for one in candidates)),
        float(first_said == table.paragraphs[paragraph][0]),
        NONE if last is None else float(min(_MAX_BACK, paragraph - table.paragraph_of[last.last])),
        float(last is not None and last.word == table.lowers[head]),
        float(len(candidates)),
        float(min(sum(one.state.is_person for one in candidates), _MAX_CANDIDATES)),
    ]


def _is_new(table: TokenTable, noun: int) -> bool:
    """Return whether an indefinite article introduces the noun."""
    determiner = table.child(noun, "det")
    return determiner is not None and table.lowers[determiner] in ("a", "an", "another")
