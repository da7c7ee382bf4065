"""Interviews whose layout alone tells questions from answers: questions in bold or as headings, answers in plain text.

Plain text has no bold words. There, questions are short paragraphs that end with a question mark.
"""

from __future__ import annotations

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.conversation.turns import Turn
from attribune_quotes.text.marked_regions import share_in_marks
from attribune_text.lexicon import words

#: Least questions of an interview, in bold and in plain text. Set by hand.
_MIN_BOLD_QUESTIONS, _MIN_PLAIN_QUESTIONS = 2, 3
#: Most words of a question in plain text. Set by hand.
_MAX_QUESTION_WORDS = 40
#: Least share of the answers that speak in the first person. Those of readers' questions do not. Set by hand.
_MIN_PERSONAL_SHARE = 0.5
#: Most of an answer's letters that may stand in marks: of more, the marks show what is said. Set by hand.
_MAX_MARKED_SHARE = 0.4
_FIRST_PERSON = words("i me my mine myself we us our")
_SET_OFF = frozenset({"bold", "heading"})
#: Kinds of paragraphs that an answer may have.
_ANSWERS = frozenset({"text", "list"})


def answers_to_questions(analysis: ArticleAnalysis) -> list[Turn]:
    """Return a turn for each answer of an interview without labels; none if the article is no such interview.

    Whoever is interviewed is named before the first question. An answer is all paragraphs up to the next question; the
    last one goes on while its paragraphs speak in the first person. Words in marks are no answers.
    """
    table = analysis.table
    questions, in_bold = _questions(analysis)
    answers: list[tuple[tuple[int, int], ...]] = []
    for at, question in enumerate(questions):
        last = at + 1 == len(questions)
        parts: list[tuple[int, int]] = []
        for number in range(question + 1, len(table.paragraphs) if last else questions[at + 1]):
            low, high = table.paragraphs[number]
            kind = analysis.paragraph_kinds[number] if in_bold else "text"
            if low >= high or kind not in _ANSWERS or (last and parts and not _in_first_person(analysis, low, high)):
                break
            parts.append((low, high))
        if parts:
            answers.append(tuple(parts))
    in_marks = [
        share_in_marks(table, [table.span(*_ends(part)) for part in parts], analysis.marked_regions)
        for parts in answers
    ]
    if any(share > _MAX_MARKED_SHARE for share in in_marks):
        return []
    personal = sum(any(_in_first_person(analysis, *part) for part in parts) for parts in answers)
    least = _MIN_BOLD_QUESTIONS if in_bold else _MIN_PLAIN_QUESTIONS
    if len(answers) < least or personal < _MIN_PERSONAL_SHARE * len(answers):
        return []
    begins = table.starts[table.paragraphs[questions[0]][0]]
    person = analysis.resolver.interviewee(begins)
    if person is None:
        return []
    head = _named_last(analysis, person, begins)
    return [Turn(person, head, None, parts) for parts in answers]


def _ends(part: tuple[int, int]) -> tuple[int, int]:
    return part[0], part[1] - 1


def _questions(analysis: ArticleAnalysis) -> tuple[list[int], bool]:
    """Return the numbers of the paragraphs that are questions, and whether they are set off by bold type."""
    table, kinds = analysis.table, analysis.paragraph_kinds
    ends = [number for number, (low, high) in enumerate(table.paragraphs) if low < high and _asks(analysis, low, high)]
    if len(kinds) == len(table.paragraphs):
        bold = [number for number in ends if kinds[number] in _SET_OFF]
        if len(bold) >= _MIN_BOLD_QUESTIONS:
            # In an interview the other bold lines are the interviewer's as well: *You left in 2019.*
            return [number for number in range(bold[0], len(kinds)) if kinds[number] in _SET_OFF], True
    short = [
        number
        for number in ends
        if number
        and sum(table.words[token][:1].isalnum() for token in range(*table.paragraphs[number])) <= _MAX_QUESTION_WORDS
    ]
    return short, False


def _asks(analysis: ArticleAnalysis, low: int, high: int) -> bool:
    """Return whether a paragraph ends with a question mark and has no marks."""
    region_of = analysis.marked_regions.region_of
    return analysis.table.words[high - 1] == "?" and all(region_of[token] < 0 for token in range(low, high))


def _in_first_person(analysis: ArticleAnalysis, low: int, high: int) -> bool:
    """Return whether somebody speaks of themselves in a paragraph, outside of marks."""
    region_of = analysis.marked_regions.region_of
    return any(analysis.table.lowers[token] in _FIRST_PERSON and region_of[token] < 0 for token in range(low, high))


def _named_last(analysis: ArticleAnalysis, number: int, end: int) -> int:
    """Return the last token of the person's last name before the code point `end`."""
    mentions = analysis.resolver.entity_states.by_number[number].mentions
    named = max((one for one in mentions if one.kind == "name" and one.end <= end), key=lambda one: one.end)
    return analysis.table.tokens_in(named.start, named.end)[-1]
