"""From the drafts of an article to its quotes: the likeliest contents first, then who said each of them."""

from __future__ import annotations

import numpy as np

from attribune_quotes import drafts, link_features
from attribune_quotes.features import keys
from attribune_quotes.forest import Rows, probabilities
from attribune_quotes.link_features import Before
from attribune_quotes.links import Link, links
from attribune_quotes.occupied import Occupied
from attribune_quotes.parted import parted
from attribune_quotes.pool import MARKED, Draft
from attribune_quotes.scene import Scene
from attribune_quotes.score import Judge, probability, weights, worth_features
from attribune_quotes.select import Choice, Chosen, Scored
from attribune_quotes.signed import is_signed, signer
from attribune_quotes.talk import is_line, whose_turn
from attribune_quotes.turns import with_turns
from attribune_text.quotation_marks import outermost

#: Least probability of a quote within another. The corpus does not say which of them are right, so only the clear ones
#: are taken.
LEAST_INNER = 0.5
#: The same before it is known to stand within another.
_LEAST_ALONE = 0.1

#: The same of marked words that stand free, as a sentence does: they are kept even where nobody is named for them.
#: "Yes." is a quote only beside a cue.
LEAST_FREE = 0.1
_WORDS_FREE = 4
#: The same of marked words that are a paragraph after one with marked words, however few: a line of a conversation;
#: and of those that a name signs.
_LEAST_LINE = 0.01

#: Of two drafts of much the same words, the one that cuts marked words in two, or has fewer words than so many beside
#: them, has to be likelier by this: whether a content matches the gold's says little of how well it is cut.
_UNTIDY = 0.75
_SCRAP = 2

#: Marked words that their cue interrupts are taken with what follows it where that is as likely by this share: the
#: second part alone would be lost.
_WHOLE = 0.75

#: How often drafts are linked, and how likely one has to be that has its turn since another found no speaker.
_TURNS = 5
_NEXT = 0.42

#: Words of a title of a work or a nickname at most; what is longer is rather said.
_LONGEST_NAME = 10
#: Words, articles not counted, beside a title of a work or a nickname up to which a draft is no more than that name:
#: "the novel “…” twice".
_BESIDE_NAME = 5

#: Log-odds from which on a reading gives its cue to a content whose speaker another way has shown.
_CUE = 0.0

#: The links of a content, the features of each, and how likely each is.
Links = tuple[list[Link], Rows, Rows]
#: Those that are known: they follow from the draft, how likely it is a content, and what is known of the quote before.
Linked = dict[tuple[Draft, float, Before | None], Links]


def choose(seen: Scene) -> list[Chosen]:
    """Return the quotes of the article, in order of the text, each with its cue, its speaker's head and confidence."""
    judge = weights().plain if seen.tags is None else weights().tagged
    choice = Choice(with_turns(seen, _contents(seen, judge), LEAST_INNER))
    inner = (Scored(one.reading, _as_inner(seen, one), one.cue) for one in choice.inside(seen.scored, _LEAST_ALONE))
    choice.take(inner, LEAST_INNER)
    choice.drop_inner(LEAST_INNER)
    return choice.close()


def _contents(seen: Scene, judge: Judge) -> list[Chosen]:
    """The likeliest drafts with their speakers; where one has none that is likely, what it kept away has its turn."""
    found = drafts.drafts(seen)
    likely = probabilities(judge.content.log_odds(drafts.rows(seen, found)))
    tidy = tidiness(seen, found)
    known: set[int] = set()
    taken = chosen_of(seen, found, likely, judge.least, tidy)
    linked: Linked = {}
    for _ in range(_TURNS):
        out, lost = link_all(seen, judge, [(found[at], chosen) for at, chosen in taken], linked)
        if not lost:
            break
        known |= {at for at, _ in taken}
        likely[[taken[place][0] for place in lost]] = 0.0
        again = chosen_of(seen, found, likely, judge.least, tidy)
        taken = [(at, chosen) for at, chosen in again if at in known or likely[at] >= _NEXT]
        if known.issuperset(at for at, _ in taken):
            break
    return out


def _as_inner(seen: Scene, one: Scored) -> float:
    found = keys(seen.table, one.reading, seen.quoted, seen.labels, inner=True)
    return probability(found, weights().by_key)


def tidiness(seen: Scene, found: list[Draft]) -> Rows:
    """What the probability of each draft counts, for how it is cut."""
    return np.array([1.0 if _is_tidy(seen, draft) else _UNTIDY for draft in found])


def chosen_of(seen: Scene, found: list[Draft], likely: Rows, least: float, tidy: Rows) -> list[tuple[int, Chosen]]:
    """The likeliest drafts that share no code point, each with its number, in order of the text."""
    taken: list[tuple[int, Chosen]] = []
    occupied = Occupied()
    names = _names(seen)
    # Sorted by what is stable, so that equal probabilities are taken in order of the text.
    for at in np.argsort(-likely * tidy, kind="stable").tolist():
        if likely[at] < least and not _is_kept(seen, found[at], float(likely[at])):
            continue
        if names and _is_name(seen, found[at], names):
            continue
        spans = found[at].spans
        if not occupied.owners(spans):
            occupied.add(spans, at)
            taken.append((at, Chosen(spans, float(likely[at]))))
    return _completed(seen, found, likely, parted(found, likely * tidy, taken))


def _is_kept(seen: Scene, draft: Draft, likely: float) -> bool:
    """Whether marked words are kept that are no likely content: they stand free, are a line of talk or signed."""
    free = likely >= LEAST_FREE and _stands_free(seen, draft)
    return free or (likely >= _LEAST_LINE and (is_line(seen, draft) or is_signed(seen, draft)))


def _completed(
    seen: Scene, found: list[Draft], likely: Rows, taken: list[tuple[int, Chosen]]
) -> list[tuple[int, Chosen]]:
    """What was taken, marked words as the longest draft of such that goes on from them and meets nothing else."""
    by_first: dict[tuple[int, int], list[int]] = {}
    for at, draft in enumerate(found):
        by_first.setdefault(draft.spans[0], []).append(at)
    table = seen.table
    out = list(taken)
    for number, (at, chosen) in enumerate(out):
        longer = [
            other
            for other in by_first[chosen.spans[0]]
            if found[other].origin & MARKED
            and len(found[other].spans) > len(chosen.spans)
            and found[other].spans[: len(chosen.spans)] == chosen.spans
            and all(
                table.sentences[table.sentence_of[first]][0] == first
                for first, _ in found[other].tokens[len(chosen.spans) :]
            )
            and likely[other] >= _WHOLE * likely[at]
        ]
        for other in sorted(longer, key=lambda one: (-len(found[one].spans), -likely[one])):
            new = Chosen(found[other].spans, float(likely[other]))
            if not any(new.meets(old) for place, (_, old) in enumerate(out) if place != number):
                out[number] = other, new
                break
    return out


def _names(seen: Scene) -> list[tuple[int, int]]:
    """The marked words that are titles of works and nicknames, which are no speech."""
    speech = {(region.start, region.end) for region in seen.quoted.regions}
    others = (one for one in outermost(seen.regions) if (one.start, one.end) not in speech)
    return [(one.start, one.end) for one in others if len(seen.table.tokens_in(*one.inside)) <= _LONGEST_NAME]


def _is_name(seen: Scene, draft: Draft, names: list[tuple[int, int]]) -> bool:
    """Whether the draft is no more than a title or a nickname with a few words around it, or cuts one in two."""
    for low, high in names:
        for (start, end), (first, last) in zip(draft.spans, draft.tokens, strict=True):
            if end <= low or high <= start:
                continue
            if low < start or end < high:
                return True
            beside = [token for token in range(first, last + 1) if not low <= seen.table.starts[token] < high]
            spoken = [
                token for token in beside if seen.table.words[token][:1].isalnum() and seen.table.pos[token] != "DET"
            ]
            if len(spoken) <= _BESIDE_NAME and not any(_is_finite(seen, token) for token in spoken):
                return True
    return False


def _is_finite(seen: Scene, token: int) -> bool:
    """Whether the token is a verb, and no participle: *the bill known as “…”* says nothing."""
    return seen.table.is_verb(token) and seen.table.tags[token] not in ("VBN", "VBG")


def _is_tidy(seen: Scene, draft: Draft) -> bool:
    """Whether the draft takes the marked words that it touches whole, and has no scrap of others beside them."""
    if not seen.quoted.regions:
        return True
    touched = {number for start, end in draft.spans for number in seen.quoted.overlapping(start, end)}
    for number in touched:
        region = seen.quoted.regions[number]
        if not any(start <= region.start and region.end <= end for start, end in draft.spans):
            return False
    if len(draft.spans) == 1 or not touched:
        return True
    return all(
        last - first >= _SCRAP or len(seen.quoted.overlapping(*span)) > 0
        for (first, last), span in zip(draft.tokens, draft.spans, strict=True)
    )


def _stands_free(seen: Scene, draft: Draft) -> bool:
    """Whether the draft is marked words alone, a sentence or more of them."""
    quoted = seen.quoted
    number = quoted.whole(draft.spans) if not draft.readings else -1
    if number < 0 or not (quoted.starts_free[number] and quoted.ends_free[number]):
        return False
    tokens = seen.table.tokens_in(*draft.spans[0])
    return sum(seen.table.words[token][:1].isalnum() for token in tokens) >= _WORDS_FREE


def link_all(
    seen: Scene, judge: Judge, contents: list[tuple[Draft, Chosen]], linked: Linked
) -> tuple[list[Chosen], list[int]]:
    """Say of each of `contents` who said it; without those whose speaker is too unlikely for the content to matter.

    Return what is left, and the places in `contents` of what is not. `linked` remembers from one turn to the next.
    """
    lost: list[int] = []
    out: list[Chosen] = []
    worths: list[Rows] = []
    for place, (draft, chosen) in enumerate(contents):
        last = out[-1] if out else None
        before = before_of(seen, last)
        key = draft, chosen.probability, before
        if key not in linked:
            linked[key] = _links(seen, judge, *key)
        found, rows, likely = linked[key]
        best = int(likely.argmax(0))
        unlikely = chosen.probability * float(likely[best]) < judge.least_linked
        signed = signer(seen, draft)
        if unlikely and signed is None and not _stands_free(seen, draft) and not is_line(seen, draft):
            lost.append(place)
            continue
        link = found[best]
        if link.speaker is None and before is not None and _stands_free(seen, draft):
            link = _goes_on(seen, draft, before, found) or link
        other = signed if signed is not None else whose_turn(seen, draft, out)
        if other is not None:
            link = Link(other)
            found = [link]
        attach(seen, chosen, link, found, last)
        worths.append(worth_features(rows, likely, chosen.probability))
        out.append(chosen)
    for chosen, confidence in zip(out, judge.confidences(worths), strict=True):
        chosen.probability = confidence
    return out, lost


def _links(seen: Scene, judge: Judge, draft: Draft, probability: float, before: Before | None) -> Links:
    found = links(seen, draft, before.speaker if before is not None else None)
    rows = link_features.rows(seen, draft, found, probability, before, seen.entity_of)
    return found, rows, probabilities(judge.link.log_odds(rows))


def _goes_on(seen: Scene, draft: Draft, before: Before, found: list[Link]) -> Link | None:
    """The link to the last speaker, of marked words that stand free in the same paragraph or the next.

    Of train's, six in ten are what that speaker goes on to say; in most others nobody is named at all.
    """
    table = seen.table
    apart = table.paragraph_of[draft.tokens[0][0]] - table.paragraph_of[before.last]
    return next((one for one in found if one.follows), None) if apart <= 1 else None


def before_of(seen: Scene, last: Chosen | None) -> Before | None:
    """What is known of the quote before a content."""
    if last is None:
        return None
    tokens = seen.table.tokens_in(*last.spans[-1])
    return Before(last.speaker, tokens.stop - 1, bool(seen.quoted.overlapping(*last.spans[-1])))


def attach(seen: Scene, chosen: Chosen, link: Link, found: list[Link], last: Chosen | None) -> None:
    """Give `chosen` the speaker of `link`, and the cue that speaks for it best."""
    reading = link.reading
    if reading is None:
        best = max(found, key=lambda one: one.odds)
        if best.reading is not None and best.odds > _CUE:
            reading = best.reading._replace(speaker=link.speaker)
    chosen.speaker = link.speaker
    chosen.follows = last if link.follows and reading is None else None
    if reading is not None:
        chosen.reading = reading._replace(spans=chosen.spans)
        cue = reading.candidate.cue
        chosen.cue = seen.table.starts[cue], seen.table.ends[cue]
