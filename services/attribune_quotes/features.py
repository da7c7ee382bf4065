"""What is known of a candidate, as names of features: the lexicon has a weight for each that pays."""

from __future__ import annotations

from typing import NamedTuple

from attribune_quotes.constructions import Candidate
from attribune_quotes.content import Quoted, Spans
from attribune_quotes.variants import boundary
from attribune_quotes.view import View

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly"})
_PRONOUNS_OF_PEOPLE = frozenset({"he", "she", "they", "we", "i", "you", "his", "her", "their", "my", "our", "your"})

#: Parts of speech whose words are few: they may stand in the weights, names may not.
_CLOSED = frozenset({"PRON", "DET", "ADP", "SCONJ", "CCONJ", "PART", "AUX", "ADV"})


class Reading(NamedTuple):
    """A candidate with its spans (code points) and the head of its source."""

    candidate: Candidate
    spans: tuple[tuple[int, int], ...]
    speaker: int | None


def negated(view: View, cue: int) -> bool:
    """Whether the cue is negated by a word of its own."""
    lowers = view.lowers
    return any(lowers[kid] in _NEGATIONS and (kid < cue or view.deps[kid] == "neg") for kid in view.children[cue])


def share_quoted(view: View, spans: Spans | tuple[tuple[int, int], ...], quoted: Quoted) -> float:
    """How much of the spans' letters stand between marks."""
    if not quoted.regions:
        return 0.0
    total = inside = 0
    for start, end in spans:
        total += view.letters(start, end)
        for number in quoted.overlapping(start, end):
            region = quoted.regions[number]
            inside += view.letters(max(start, region.start), min(end, region.end))
    return inside / total if total else 0.0


def speaker_kind(view: View, speaker: int | None, labels: dict[int, str]) -> str:
    """A short name of what the source is: an entity's label, a kind of pronoun, or of noun."""
    if speaker is None:
        return "none"
    lower, tag = view.lowers[speaker], view.tags[speaker]
    if lower == "who":
        return "who"
    if tag in ("WDT", "WP", "WP$") or lower in ("that", "which"):
        return "which"
    if lower in _PRONOUNS_OF_PEOPLE:
        return "pro:" + ("3" if lower in ("he", "she", "his", "her") else lower)
    if view.pos[speaker] in ("PRON", "DET"):
        return "pro"
    label = labels.get(speaker)
    if label is not None:
        return label
    return "name" if view.pos[speaker] == "PROPN" else "noun"


def features(view: View, reading: Reading, quoted: Quoted, labels: dict[int, str], *, inner: bool = False) -> list[str]:
    """The names of the features of `reading`; `labels` has the entity's label of tokens that are in a name.

    An `inner` one stands in another quote's words, and is taken as if it stood alone: the corpus marks the outermost
    alone, so its weights say of what hangs on another cue that it is no quote.
    """
    candidate, cue = reading.candidate, reading.candidate.cue
    lemma, tag, built = view.lemmas[cue], view.tags[cue], candidate.construction
    share = share_quoted(view, reading.spans, quoted)
    q = "q0" if share == 0 else "q2" if share > 0.95 else "q1"
    kind = speaker_kind(view, reading.speaker, labels)
    length = sum(view.letters(start, end) for start, end in reading.spans)
    size = str(min(7, length.bit_length()))
    inside = view.tokens_in(*reading.spans[0])
    first = inside[0] if inside else cue
    cue_dep = "root" if inner else view.deps[cue]
    out = [
        "bias",
        "c=" + built,
        "l=" + lemma,
        f"lc={lemma}:{built}",
        f"cq={built}:{q}",
        f"lq={lemma}:{q}",
        "s=" + kind,
        f"sc={kind}:{built}",
        f"sp={kind}:{view.pos[cue]}",
        f"size={size}:{q}",
        f"sizec={size}:{built}",
        "t=" + tag,
        f"d={cue_dep}",
        f"dt={cue_dep}:{tag}",
        f"dc={cue_dep}:{built}",
        "h=root" if inner else _governor(view, cue),
        f"f={_opening(view, first)}:{built}",
    ]
    if length < 12:
        out.append("short=" + (view.lowers[first] if view.pos[first] in _CLOSED else view.pos[first]))
    if reading.speaker is not None:
        if kind == "noun":
            out.append("sl=" + view.lemmas[reading.speaker])
        if reading.speaker > cue:
            out.append("inverted")
    if negated(view, cue):
        out += ["neg", f"negl={lemma}"]
    for kid in view.children[cue]:
        dep = view.deps[kid]
        if dep in ("aux", "aux:pass", "cop"):
            out += [f"aux={view.lemmas[kid]}", f"auxl={lemma}:{view.lemmas[kid]}"]
        elif dep == "mark" and kid < cue and not inner:
            out += [f"m={view.lowers[kid]}", f"mc={view.lowers[kid]}:{built}"]
        elif dep == "iobj":
            out.append("iobj")
        elif dep in ("obj", "ccomp", "xcomp"):
            out.append(f"k={dep}:{built}")
    if quoted.of[cue] >= 0 and not inner:
        out.append("inquote")
    if built.startswith("r"):
        out += _near(view, reading, quoted)
    else:
        out += _ends(view, candidate)
    return out


def _ends(view: View, candidate: Candidate) -> list[str]:
    """Features of where the content ends: right of a cue before it, left of a cue behind it."""
    variant = candidate.variant
    after, before = boundary(view, candidate)
    behind = candidate.cue > candidate.content[-1][1]
    edge = before if behind else after
    out = [f"v={variant}:{candidate.construction}", f"b={variant}:{'<' if behind else '>'}{edge}"]
    if variant != "P" or edge in ("$", "^"):
        tokens = sum(last - first + 1 for first, last in candidate.content)
        out.append(f"vn={variant}:{min(6, tokens.bit_length())}")
    else:
        out.append("open" + ("<" if behind else ">"))
    return out


def _governor(view: View, cue: int) -> str:
    """What the cue hangs on: the lemma of a word that is no name."""
    head = view.heads[cue]
    if head == cue:
        return "h=root"
    word = view.lemmas[head] if view.pos[head] in ("VERB", "NOUN", "ADJ", "AUX") else view.pos[head]
    return f"h={word}:{view.deps[cue]}"


def _opening(view: View, first: int) -> str:
    tag = view.tags[first]
    return view.lowers[first] if tag in ("IN", "TO", "DT", "WP", "WRB", "WDT", "PRP", "PRP$") else tag


def _near(view: View, reading: Reading, quoted: Quoted) -> list[str]:
    """Features of a region and the verb near it."""
    start, end = reading.spans[0][0], reading.spans[0][1]
    number = quoted.at(start)
    region = quoted.regions[number] if number >= 0 else None
    low, high = region.inside if region is not None else (start, end)
    built, cue = reading.candidate.construction, reading.candidate.cue
    tokens = view.tokens_in(start, end)
    distance = cue - tokens.stop if cue >= tokens.stop else tokens.start - cue
    opens = view.text[low : low + 1]
    closes = view.text[max(low, high - 1) : high]
    before = view.words[tokens.start - 1] if tokens.start else "^"
    words = min(8, len(tokens))
    return [
        f"rd={built}:{min(distance, 10)}",
        f"rc={built}:{'A' if opens.isupper() else 'a'}:{closes if not closes.isalnum() else 'a'}",
        f"rb={built}:{before if not before[:1].isalnum() else view.pos[tokens.start - 1]}",
        f"rw={built}:{words}",
        f"rn={len(reading.spans)}",
    ]
