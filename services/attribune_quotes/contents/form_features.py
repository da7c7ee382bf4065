"""Features of a content candidate from its form: pronoun, noun phrase, infinitive, clause, and where it cuts the parse.

A statement is mostly a clause. "The idea", "this" and "which" are what somebody speaks of, not what he says, unless
the cue makes a statement of them.
"""

from __future__ import annotations

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.context import ContentContext, Features, block_of_each
from attribune_quotes.model.encoding import OTHER_POS, POS, codes
from attribune_text.token_table import TokenTable

_FORM_NAMES = (
    "root: part of speech",
    "root: relation",
    "root: verb form",
    "root: has a subject",
    "root: determiner",
    "root: has a complement",
    "roots",
    "words",
    "wh-word at its beginning",
    "first word: relation",
    "parse goes on after it",
    "parse goes on before it",
    "trailing part: relation",
    "trailing part: tokens",
)

#: Relations to the head that say what form a phrase has. Others count as 0.
_RELATIONS = codes(
    """
    root ccomp xcomp obj nsubj nsubj:pass obl advcl acl acl:relcl nmod appos conj parataxis iobj obl:agent mark advmod
    det case compound cc amod aux nmod:poss flat
    """,
    first=1,
)
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
#: Forms of a verb by tag where no auxiliary of it is finite. Finite verbs count as 1, other words as 0.
_FORMS = {"VB": 2.0, "VBG": 3.0, "VBN": 4.0, "TO": 5.0}
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our", "your"])
#: What a content may open with: a question, a relative clause, a conjunction. Others count as 0.
_WH_WORDS = codes("whether if who which what how why where when that whose whom", first=1)
#: Relations of a part that a comma may set off, and that is often the article's own.
_TRAILING = frozenset({"acl:relcl", "acl", "advcl", "appos", "parataxis", "conj", "obl", "advmod"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl", "acl:relcl", "nmod", "advcl"})


def _form(analysis: ArticleAnalysis, context: ContentContext) -> Features:
    """Return what phrase the content is by the parse, and how its ends lie in the tree."""
    table, content = analysis.table, context.content
    (first, _), (_, last) = content.tokens[0], content.tokens[-1]
    words = [token for low, high in content.tokens for token in range(low, high + 1) if _is_word(table, token)]
    if not words:
        return [-1.0] * len(_FORM_NAMES)
    roots = [token for token in words if table.heads[token] == token or not _holds(content, table.heads[token])]
    root = roots[0] if roots else words[0]
    kids = table.children[root]
    relations = {table.deps[kid] for kid in kids if _holds(content, kid)}
    return [
        POS.get(table.pos[root], OTHER_POS),
        _RELATIONS.get(table.deps[root], 0.0),
        _verb_form(table, root, content),
        float(any(one in relations for one in _SUBJECTS)),
        _determiner(table, kids),
        float(not _COMPLEMENTS.isdisjoint(relations)),
        float(len(roots)),
        float(len(words)),
        _WH_WORDS.get(table.lowers[words[0]], 0.0),
        _RELATIONS.get(table.deps[words[0]], 0.0),
        float(_goes_on(table, content, last + 1, 1)),
        float(_goes_on(table, content, first - 1, -1)),
        *_trailing(table, analysis, content),
    ]


def _is_word(table: TokenTable, token: int) -> bool:
    return table.words[token][:1].isalnum()


def _holds(content: ContentCandidate, token: int) -> bool:
    return any(first <= token <= last for first, last in content.tokens)


def _verb_form(table: TokenTable, root: int, content: ContentCandidate) -> float:
    """Return whether the root is finite, itself or by an auxiliary or copula, or which other form it has."""
    helpers = [kid for kid in table.children[root] if table.deps[kid] in ("aux", "aux:pass", "cop", "mark")]
    tags = [table.tags[root], *[table.tags[kid] for kid in helpers if _holds(content, kid)]]
    if any(tag in _FINITE for tag in tags):
        return 1.0
    if "TO" in tags:
        return _FORMS["TO"]
    return _FORMS.get(tags[0], 0.0)


def _determiner(table: TokenTable, kids: list[int]) -> float:
    """Return 1 if one of `kids` makes a noun definite, 2 if one is another determiner, else 0."""
    found = 0.0
    for kid in kids:
        if table.deps[kid] in ("det", "nmod:poss"):
            found = 1.0 if table.lowers[kid] in _DEFINITE or table.deps[kid] == "nmod:poss" else 2.0
    return found


def _goes_on(table: TokenTable, content: ContentCandidate, token: int, step: int) -> bool:
    """Return whether the next word outside of the content, within its sentence, is below a word of it in the tree."""
    edge = content.tokens[-1][1] if step > 0 else content.tokens[0][0]
    while 0 <= token < len(table) and table.sentence_of[token] == table.sentence_of[edge]:
        if _is_word(table, token):
            return any(_holds(content, above) for above in table.ancestors(token))
        token += step
    return False


def _trailing(table: TokenTable, analysis: ArticleAnalysis, content: ContentCandidate) -> Features:
    """Return the relation of the part after the last comma that sets one off outside of marks, and its tokens."""
    first, last = content.tokens[-1]
    for token in range(last - 1, first, -1):
        if table.lowers[token] != "," or analysis.marked_regions.region_of[token] >= 0:
            continue
        for one in range(token + 1, last + 1):
            if table.heads[one] < token and table.deps[one] in _TRAILING:
                return [_RELATIONS.get(table.deps[one], 0.0), float(last - token)]
    return [-1.0, 0.0]


#: What phrase the content is.
FORM = block_of_each(_FORM_NAMES, _form)
