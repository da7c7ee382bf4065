"""Words that are disputed: the article says that a quotation is not genuine, or that it was never made.

What says so stands beside the cue, governs it, is said of what shows the quotation, or is a verdict in the next
sentence. That somebody's words are untrue is no dispute: who "falsely claimed" something did claim it.
"""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.cues.cue_kinds import DENIAL_CUES
from attribune_quotes.cues.negation import has_negation
from attribune_quotes.cues.predicates import SUBJECTS, coordinated, governors, subject_of
from attribune_quotes.lexicon import read
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

_DISPUTE_WORDS = read("dispute_words.txt")
_FALSE_ADVERBS = read("false_adverbs.txt")
#: Adverbs that say of any verb that it may not have taken place.
_DOUBTING_ADVERBS = words("supposedly purportedly ostensibly apocryphally")
_ATTRIBUTING = read("attributing_verbs.txt")
_RECORDS = read("record_nouns.txt")
_EVIDENCE = read("evidence_nouns.txt")
#: Verbs that attribute wrongly by their meaning. Lemmas.
_MISATTRIBUTING = words("misquote misattribute misreport purport")
#: Words that say of a clause that it is so, which is disputed where they are negated: *it is not true that she said*.
_TRUTH = words("true case fact accurate correct")
#: Words that say of a clause that it is not so.
_UNTRUTH = words("untrue false incorrect inaccurate lie myth fiction")
#: Words with which the verdict of a fact check begins, and those that say that the claim before it is wrong.
_VERDICTS = words("rating verdict ruling conclusion assessment")
_WRONG = _DISPUTE_WORDS | words("false incorrect untrue wrong fiction")
#: Words without which no sentence says that a quotation is false, in lower case.
_HINTS = _WRONG | _FALSE_ADVERBS | words("misquote misquotes misattribute misattributes up checkers") - words("wrong")
#: Most tokens from the beginning of a verdict to what it says. Set by hand.
_MAX_VERDICT_TOKENS = 8
#: Relations of a word to the noun that it describes.
_DESCRIBING = frozenset({"amod", "compound", "acl", "nmod", "appos"})
_CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass", "csubjpass", "acl", "advcl", "xcomp", "dep", "parataxis"})
#: Most heads between a cue and the noun that shows the quotation. Set by hand.
_MAX_HEADS = 4


class Disputes:
    """The sentences of an article that say of a quotation that it is not genuine."""

    def __init__(self, table: TokenTable, contents: Sequence[tuple[int, int]]) -> None:
        """Take the code points of all contents of the article: what they say is no verdict of the article."""
        self._table = table
        self._sentences: set[int] = set()
        #: Those whose words of dispute are not quoted.
        self._verdicts: set[int] = set()
        if _HINTS.isdisjoint(table.lowers):
            return
        for token, lower in enumerate(table.lowers):
            if lower in _HINTS:
                self._sentences.add(table.sentence_of[token])
                at = table.starts[token]
                if not any(start <= at < end for start, end in contents):
                    self._verdicts.add(table.sentence_of[token])

    def has(self, cue: int | None, start: int) -> bool:
        """Return whether the words that begin at the code point `start`, which `cue` reports, are disputed."""
        table = self._table
        if cue is not None and _is_disputed_by_clause(table, cue):
            return True
        if not self._sentences:
            return False
        first = table.first_in(start, len(table.text)) if cue is None else cue
        if first < 0:
            return False
        sentence = table.sentence_of[first]
        if sentence in self._sentences and _is_shown_by_fake(table, first):
            return True
        if cue is None and sentence in self._verdicts and _has_misattribution(table, sentence):
            return True
        return sentence + 1 in self._verdicts and _is_verdict(table, sentence + 1)


def _has_misattribution(table: TokenTable, sentence: int) -> bool:
    """Return whether the sentence attributes words wrongly to somebody: *a line often wrongly credited to the poet*."""
    return any(_attributes_wrongly(table, token) for token in range(*table.sentences[sentence]))


def _attributes_wrongly(table: TokenTable, verb: int) -> bool:
    """Return whether a verb of attribution says that it is wrong: *misquoted*, *falsely attributed*."""
    if table.lemmas[verb] in _MISATTRIBUTING:
        return True
    return table.lemmas[verb] in _ATTRIBUTING and any(
        table.lowers[kid] in _FALSE_ADVERBS for kid in table.children[verb]
    )


def _is_disputed_by_clause(table: TokenTable, cue: int) -> bool:
    """Return whether an adverb of the cue or what governs its clause says that it did not take place."""
    lowers = table.lowers
    for kid in table.children[cue]:
        if lowers[kid] in _DOUBTING_ADVERBS:
            return True
    if _attributes_wrongly(table, cue):
        return True
    above_all = governors(table, cue)
    if any(_attributes_wrongly(table, above) for above in above_all):
        return True
    verb = coordinated(table, cue)[-1]
    above = table.heads[verb]
    if above == verb:
        return False
    return _denies(table, above, verb, above_all) or _is_untrue(table, above, verb) or _lacks_evidence(table, verb)


def _denies(table: TokenTable, above: int, verb: int, above_all: Sequence[int]) -> bool:
    """Return whether the verb is in the clause that a denial rejects: *denied having said*."""
    if table.lemmas[above] not in DENIAL_CUES or has_negation(table, above):
        return False
    if any(table.tags[kid] == "WP" for kid in table.children[verb]):
        # "Denied what she said".
        return False
    return above in above_all or table.deps[verb] == "ccomp" or table.deps[verb] == "acl"


def _is_untrue(table: TokenTable, above: int, verb: int) -> bool:
    """Return whether the clause of the verb is said to be untrue: *it is not true that she said*."""
    if table.deps[verb] not in _CLAUSES:
        return False
    negated = has_negation(table, above)
    if table.lowers[above] in _TRUTH:
        return negated
    return table.lowers[above] in _UNTRUTH and not negated


def _lacks_evidence(table: TokenTable, verb: int) -> bool:
    """Return whether there is no evidence that the verb took place: *no record of the saint saying*."""
    if table.deps[verb] not in _CLAUSES:
        return False
    above = table.heads[verb]
    for _ in range(_MAX_HEADS):
        lemma = table.lemmas[above]
        if lemma in _EVIDENCE:
            return _is_absent(table, above)
        if lemma in ("be", "exist"):
            subject = table.child(above, *SUBJECTS)
            return subject is not None and table.lemmas[subject] in _EVIDENCE and _is_absent(table, subject)
        if table.pos[above] not in ("NOUN", "PROPN", "PRON") or table.heads[above] == above:
            return False
        above = table.heads[above]
    return False


def _is_absent(table: TokenTable, noun: int) -> bool:
    """Return whether there is none of what the noun names: *no evidence*, *did not find any proof*."""
    if any(table.lowers[kid] in ("no", "without", "little", "zero") for kid in table.children[noun]):
        return True
    return has_negation(table, table.heads[noun])


def _is_shown_by_fake(table: TokenTable, token: int) -> bool:
    """Return whether what shows the words is said to be a fake: *a hoax message says*, *a tape in which she says*.

    `token` is the cue, or the first of the words if no cue reports them.
    """
    subject = subject_of(table, token)
    if subject is not None and _is_fake(table, subject):
        return True
    for _ in range(_MAX_HEADS):
        above, dep = table.heads[token], table.deps[token]
        if above == token:
            return False
        if table.pos[above] in ("NOUN", "PROPN", "PRON", "ADJ"):
            if _is_fake(table, above) or dep == "acl:relcl":
                return _is_fake(table, above)
        else:
            subject = subject_of(table, above)
            if subject is not None and _is_fake(table, subject):
                return True
        token = above
    return False


def _is_fake(table: TokenTable, noun: int) -> bool:
    """Return whether a noun for words, or for what shows them, is said to be a fake: *a fake video*."""
    lowers = table.lowers
    if table.lemmas[noun] not in _RECORDS:
        return False
    if any(lowers[kid] in _DISPUTE_WORDS and table.deps[kid] in _DESCRIBING for kid in table.children[noun]):
        return True
    above = table.heads[noun]
    if table.deps[noun] not in SUBJECTS or above == noun or has_negation(table, above):
        return False
    described = (above, *(kid for kid in table.children[above] if table.deps[kid] in ("amod", "compound", "advcl")))
    return any(lowers[one] in _DISPUTE_WORDS for one in described) or _is_made_up(table, above)


def _is_made_up(table: TokenTable, verb: int) -> bool:
    return table.lemmas[verb] == "make" and any(table.lowers[kid] == "up" for kid in table.children[verb])


def _is_verdict(table: TokenTable, sentence: int) -> bool:
    """Return whether a sentence is the verdict on the words before it: *The quotation is invented*, *Rating: False*."""
    first, last = table.sentences[sentence]
    if first == last:
        return False
    if table.lowers[first] in _VERDICTS:
        return any(lower in _WRONG for lower in table.lowers[first + 1 : min(last, first + _MAX_VERDICT_TOKENS)])
    if "checkers" in table.lowers[first:last]:
        return "never" in table.lowers[first:last] or "no" in table.lowers[first:last]
    return any(table.deps[token] in SUBJECTS and _is_fake(table, token) for token in range(first, last))
