"""What is known of a candidate, as names of features: the lexicon has a weight for each that pays.

Names that go by the same words of the article come as one key, for a name costs more to write than to weigh: what the
names of a key weigh together is known after the first time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from attribune_quotes.cues.boundary_variants import boundary
from attribune_quotes.cues.construction_matches import ConstructionMatch
from attribune_quotes.cues.negation import has_negation
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.spans import Spans
from attribune_text.token_table import TokenTable

_PRONOUNS_OF_PEOPLE = frozenset({"he", "she", "they", "we", "i", "you", "his", "her", "their", "my", "our", "your"})

#: Parts of speech whose words are few: they may stand in the weights, names may not.
_CLOSED = frozenset({"PRON", "DET", "ADP", "SCONJ", "CCONJ", "PART", "AUX", "ADV"})


#: Tags of words that say by themselves how a content opens.
_OPENING = frozenset({"IN", "TO", "DT", "WP", "WRB", "WDT", "PRP", "PRP$"})
#: Letters below which a content is short.
_SHORT = 12
_SIZES = "01234567"

#: What stands for names of features, see `names`.
Key = tuple[str, ...]


class CueCandidate(NamedTuple):
    """A candidate with its spans (code points) and the head of its source."""

    match: ConstructionMatch
    spans: tuple[tuple[int, int], ...]
    source: int | None


def share_quoted(table: TokenTable, spans: Spans | tuple[tuple[int, int], ...], marked_regions: MarkedRegions) -> float:
    """How much of the spans' letters stand between marks."""
    if not marked_regions.regions:
        return 0.0
    alnum = table.alnum
    total = inside = 0
    for start, end in spans:
        total += alnum[end] - alnum[start]
        for number in marked_regions.overlapping(start, end):
            region = marked_regions.regions[number]
            inside += table.letters(max(start, region.start), min(end, region.end))
    return inside / total if inside else 0.0


def speaker_kind(table: TokenTable, speaker: int | None, labels: dict[int, str]) -> str:
    """A short name of what the source is: an entity's label, a kind of pronoun, or of noun."""
    if speaker is None:
        return "none"
    lower, tag = table.lowers[speaker], table.tags[speaker]
    if lower == "who":
        return "who"
    if tag in ("WDT", "WP", "WP$") or lower in ("that", "which"):
        return "which"
    if lower in _PRONOUNS_OF_PEOPLE:
        return "pro:" + ("3" if lower in ("he", "she", "his", "her") else lower)
    if table.pos[speaker] in ("PRON", "DET"):
        return "pro"
    label = labels.get(speaker)
    if label is not None:
        return label
    return "name" if table.pos[speaker] == "PROPN" else "noun"


def features(
    table: TokenTable,
    candidate: CueCandidate,
    marked_regions: MarkedRegions,
    labels: dict[int, str],
    *,
    inner: bool = False,
) -> list[str]:
    """The names of the features of `reading`; `labels` has the entity's label of tokens that are in a name.

    An `inner` one stands in another quote's words, and is taken as if it stood alone: the corpus marks the outermost
    alone, so its weights say of what hangs on another cue that it is no quote.
    """
    return [name for key in keys(table, candidate, marked_regions, labels, inner=inner) for name in names(key)]


def keys(
    table: TokenTable,
    candidate: CueCandidate,
    marked_regions: MarkedRegions,
    labels: dict[int, str],
    *,
    inner: bool = False,
) -> list[Key]:
    """The features of `reading` as keys, see `names`; in the order of the names."""
    match, spans, speaker = candidate
    cue, built = match.cue, match.construction.name
    lemma = table.lemmas[cue]
    share = share_quoted(table, spans, marked_regions)
    q = "0" if share == 0 else "2" if share > 0.95 else "1"
    kind = speaker_kind(table, speaker, labels)
    alnum = table.alnum
    length = 0
    for start, end in spans:
        length += alnum[end] - alnum[start]
    first = table.first_in(*spans[0])
    if first < 0:
        first = cue
    tag = table.tags[first]
    out: list[Key] = [
        ("word", lemma, built, q),
        ("source", kind, built, table.pos[cue]),
        ("size", _SIZES[min(7, length.bit_length())], q, built),
        ("tree", "root" if inner else table.deps[cue], table.tags[cue], built),
        ("h", "root") if inner else _governor(table, cue),
        ("f", table.lowers[first] if tag in _OPENING else tag, built),
    ]
    if length < _SHORT:
        pos = table.pos[first]
        out.append(("short", table.lowers[first] if pos in _CLOSED else pos))
    if speaker is not None:
        if kind == "noun":
            out.append(("sl", table.lemmas[speaker]))
        if speaker > cue:
            out.append(("inverted",))
    if has_negation(table, cue):
        out.append(("neg", lemma))
    out += _of_children(table, cue, built, inner)
    if not inner and marked_regions.region_of[cue] >= 0:
        out.append(("inquote",))
    if match.construction.is_beside_marks_fitted:
        out += [("near", name) for name in _near(table, candidate, marked_regions)]
    else:
        out.append(_ends(table, match))
    return out


def _of_children(table: TokenTable, cue: int, built: str, inner: bool) -> list[Key]:
    """What depends on the cue: auxiliaries, the conjunction of its clause, objects."""
    out: list[Key] = []
    deps = table.deps
    for kid in table.children[cue]:
        dep = deps[kid]
        if dep in ("aux", "aux:pass", "cop"):
            out.append(("aux", table.lemmas[kid], table.lemmas[cue]))
        elif dep == "mark":
            if kid < cue and not inner:
                out.append(("mark", table.lowers[kid], built))
        elif dep == "iobj":
            out.append(("iobj",))
        elif dep in ("obj", "ccomp", "xcomp"):
            out.append(("kid", dep, built))
    return out


def names(key: Key) -> tuple[str, ...]:
    """The names of the features that a key stands for: its first word says which, the others are what they hold."""
    return _NAMES[key[0]](*key[1:])


_NAMES: dict[str, Callable[..., tuple[str, ...]]] = {
    "word": lambda lemma, built, q: (
        "bias",
        f"c={built}",
        f"l={lemma}",
        f"lc={lemma}:{built}",
        f"cq={built}:q{q}",
        f"lq={lemma}:q{q}",
    ),
    "tree": lambda dep, tag, built: (f"t={tag}", f"d={dep}", f"dt={dep}:{tag}", f"dc={dep}:{built}"),
    "h": lambda *above: ("h=" + ":".join(above),),
    "neg": lambda lemma: ("neg", f"negl={lemma}"),
    "aux": lambda aux, lemma: (f"aux={aux}", f"auxl={lemma}:{aux}"),
    "mark": lambda lower, built: (f"m={lower}", f"mc={lower}:{built}"),
    "iobj": lambda: ("iobj",),
    "kid": lambda dep, built: (f"k={dep}:{built}",),
    "inquote": lambda: ("inquote",),
    "source": lambda kind, built, pos: (f"s={kind}", f"sc={kind}:{built}", f"sp={kind}:{pos}"),
    "size": lambda size, q, built: (f"size={size}:q{q}", f"sizec={size}:{built}"),
    "f": lambda word, built: (f"f={word}:{built}",),
    "short": lambda word: (f"short={word}",),
    "sl": lambda lemma: (f"sl={lemma}",),
    "inverted": lambda: ("inverted",),
    "near": lambda name: (name,),
    "ends": lambda variant, built, edge, length: (
        f"v={variant}:{built}",
        f"b={variant}:{edge}",
        f"vn={variant}:{length}" if length else "open" + edge[0],
    ),
}


def _ends(table: TokenTable, match: ConstructionMatch) -> Key:
    """Where the content ends: right of a cue before it, left of a cue behind it."""
    variant = match.variant
    after, before = boundary(table, match)
    behind = match.cue > match.content[-1][1]
    edge = before if behind else after
    length = ""
    if variant != "P" or edge in ("$", "^"):
        tokens = 0
        for first, last in match.content:
            tokens += last - first + 1
        length = _SIZES[min(6, tokens.bit_length())]
    return "ends", variant, match.construction.name, ("<" if behind else ">") + edge, length


def _governor(table: TokenTable, cue: int) -> Key:
    """What the cue hangs on: the lemma of a word that is no name."""
    head = table.heads[cue]
    if head == cue:
        return "h", "root"
    pos = table.pos[head]
    return "h", table.lemmas[head] if pos in ("VERB", "NOUN", "ADJ", "AUX") else pos, table.deps[cue]


def _near(table: TokenTable, candidate: CueCandidate, marked_regions: MarkedRegions) -> list[str]:
    """Features of a region and the verb near it."""
    start, end = candidate.spans[0][0], candidate.spans[0][1]
    number = marked_regions.region_at(start)
    region = marked_regions.regions[number] if number >= 0 else None
    low, high = region.inside if region is not None else (start, end)
    built, cue = candidate.match.construction.name, candidate.match.cue
    tokens = table.tokens_in(start, end)
    distance = cue - tokens.stop if cue >= tokens.stop else tokens.start - cue
    opens = table.text[low : low + 1]
    closes = table.text[max(low, high - 1) : high]
    before = table.words[tokens.start - 1] if tokens.start else "^"
    words = min(8, len(tokens))
    return [
        f"rd={built}:{min(distance, 10)}",
        f"rc={built}:{'A' if opens.isupper() else 'a'}:{closes if not closes.isalnum() else 'a'}",
        f"rb={built}:{before if not before[:1].isalnum() else table.pos[tokens.start - 1]}",
        f"rw={built}:{words}",
        f"rn={len(candidate.spans)}",
    ]
