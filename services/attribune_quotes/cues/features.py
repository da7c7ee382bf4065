"""The features of a cue candidate, by name: the log-linear model has a weight for each that it was fitted to.

Writing a feature's name costs more than weighing it. So features that depend on the same words of the article come as
one key, and the weights of a key's features are remembered.
"""

from __future__ import annotations

from collections.abc import Callable

from attribune_quotes.cues.boundary_variants import words_beside_content
from attribune_quotes.cues.candidates import CueCandidate
from attribune_quotes.cues.construction_matches import ConstructionMatch
from attribune_quotes.cues.negation import has_negation
from attribune_quotes.text.marked_regions import MarkedRegions, share_in_marks
from attribune_text.token_table import TokenTable

_PRONOUNS_OF_PEOPLE = frozenset({"he", "she", "they", "we", "i", "you", "his", "her", "their", "my", "our", "your"})

#: Parts of speech of closed classes. Their words may stand in the weights, names may not.
_CLOSED_CLASSES = frozenset({"PRON", "DET", "ADP", "SCONJ", "CCONJ", "PART", "AUX", "ADV"})
#: Tags of words that by themselves say how a content opens.
_OPENING_TAGS = frozenset({"IN", "TO", "DT", "WP", "WRB", "WDT", "PRP", "PRP$"})
#: Letters and digits of a content below which its first word is a feature of its own. Set by hand.
_SHORT_CONTENT_LETTERS = 12
#: Share of a content's letters in marks above which it counts as fully marked. Set by hand.
_FULLY_MARKED_SHARE = 0.95
_SIZES = "01234567"

#: The kind of a group of features, and the words that they hold; see `names_of_key`.
FeatureKey = tuple[str, ...]


def source_kind(table: TokenTable, source: int | None, labels: dict[int, str]) -> str:
    """Return what a source is: an entity's label, a kind of pronoun, "name" or "noun"; "none" if there is no source.

    `source` is the token that heads it; `labels` has the entity's label of tokens that are in a name.
    """
    if source is None:
        return "none"
    lower, tag = table.lowers[source], table.tags[source]
    if lower == "who":
        return "who"
    if tag in ("WDT", "WP", "WP$") or lower in ("that", "which"):
        return "which"
    if lower in _PRONOUNS_OF_PEOPLE:
        return "pro:" + ("3" if lower in ("he", "she", "his", "her") else lower)
    if table.pos[source] in ("PRON", "DET"):
        return "pro"
    label = labels.get(source)
    if label is not None:
        return label
    return "name" if table.pos[source] == "PROPN" else "noun"


def feature_names(
    table: TokenTable,
    candidate: CueCandidate,
    marked_regions: MarkedRegions,
    labels: dict[int, str],
    *,
    inner: bool = False,
) -> list[str]:
    """Return the names of the features of `candidate`; the arguments are those of `feature_keys`."""
    return [
        name
        for key in feature_keys(table, candidate, marked_regions, labels, inner=inner)
        for name in names_of_key(key)
    ]


def feature_keys(
    table: TokenTable,
    candidate: CueCandidate,
    marked_regions: MarkedRegions,
    labels: dict[int, str],
    *,
    inner: bool = False,
) -> list[FeatureKey]:
    """Return the features of `candidate` as keys, in the order of their names.

    `labels` has the entity's label of tokens that are in a name. With `inner` the cue stands within another quote and
    gets the features of one that stands alone: the corpus marks only outermost quotes, so the weights speak against a
    cue that depends on another one.
    """
    match, spans, source = candidate
    cue, construction = match.cue, match.construction.name
    lemma = table.lemmas[cue]
    share = share_in_marks(table, spans, marked_regions)
    marked = "0" if share == 0 else "2" if share > _FULLY_MARKED_SHARE else "1"
    kind = source_kind(table, source, labels)
    alnum = table.alnum
    length = 0
    for start, end in spans:
        length += alnum[end] - alnum[start]
    first = table.first_in(*spans[0])
    if first < 0:
        first = cue
    tag = table.tags[first]
    out: list[FeatureKey] = [
        ("cue", lemma, construction, marked),
        ("source", kind, construction, table.pos[cue]),
        ("size", _SIZES[min(7, length.bit_length())], marked, construction),
        ("tree", "root" if inner else table.deps[cue], table.tags[cue], construction),
        ("governor", "root") if inner else _governor(table, cue),
        ("first word", table.lowers[first] if tag in _OPENING_TAGS else tag, construction),
    ]
    if length < _SHORT_CONTENT_LETTERS:
        pos = table.pos[first]
        out.append(("short", table.lowers[first] if pos in _CLOSED_CLASSES else pos))
    if source is not None:
        if kind == "noun":
            out.append(("source noun", table.lemmas[source]))
        if source > cue:
            out.append(("inverted",))
    if has_negation(table, cue):
        out.append(("negation", lemma))
    out += _dependents(table, cue, construction, inner)
    if not inner and marked_regions.region_of[cue] >= 0:
        out.append(("in marks",))
    if match.construction.is_beside_marks_fitted:
        out += [("beside marks", name) for name in _beside_marks(table, candidate, marked_regions)]
    else:
        out.append(_boundary(table, match))
    return out


def _dependents(table: TokenTable, cue: int, construction: str, inner: bool) -> list[FeatureKey]:
    """Return the keys of what depends on the cue: auxiliaries, the conjunction of its clause, objects."""
    out: list[FeatureKey] = []
    deps = table.deps
    for kid in table.children[cue]:
        dep = deps[kid]
        if dep in ("aux", "aux:pass", "cop"):
            out.append(("auxiliary", table.lemmas[kid], table.lemmas[cue]))
        elif dep == "mark":
            if kid < cue and not inner:
                out.append(("conjunction", table.lowers[kid], construction))
        elif dep == "iobj":
            out.append(("indirect object",))
        elif dep in ("obj", "ccomp", "xcomp"):
            out.append(("complement", dep, construction))
    return out


def names_of_key(key: FeatureKey) -> tuple[str, ...]:
    """Return the names of the features of a key. Its first word is their kind, the others are what they hold."""
    return _NAMES_OF_KIND[key[0]](*key[1:])


_NAMES_OF_KIND: dict[str, Callable[..., tuple[str, ...]]] = {
    "cue": lambda lemma, construction, marked: (
        "bias",
        f"c={construction}",
        f"l={lemma}",
        f"lc={lemma}:{construction}",
        f"cq={construction}:q{marked}",
        f"lq={lemma}:q{marked}",
    ),
    "tree": lambda dep, tag, construction: (f"t={tag}", f"d={dep}", f"dt={dep}:{tag}", f"dc={dep}:{construction}"),
    "governor": lambda *governor: ("h=" + ":".join(governor),),
    "negation": lambda lemma: ("neg", f"negl={lemma}"),
    "auxiliary": lambda auxiliary, lemma: (f"aux={auxiliary}", f"auxl={lemma}:{auxiliary}"),
    "conjunction": lambda lower, construction: (f"m={lower}", f"mc={lower}:{construction}"),
    "indirect object": lambda: ("iobj",),
    "complement": lambda dep, construction: (f"k={dep}:{construction}",),
    "in marks": lambda: ("inquote",),
    "source": lambda kind, construction, pos: (f"s={kind}", f"sc={kind}:{construction}", f"sp={kind}:{pos}"),
    "size": lambda size, marked, construction: (f"size={size}:q{marked}", f"sizec={size}:{construction}"),
    "first word": lambda word, construction: (f"f={word}:{construction}",),
    "short": lambda word: (f"short={word}",),
    "source noun": lambda lemma: (f"sl={lemma}",),
    "inverted": lambda: ("inverted",),
    "beside marks": lambda name: (name,),
    "boundary": lambda variant, construction, edge, length: (
        f"v={variant}:{construction}",
        f"b={variant}:{edge}",
        f"vn={variant}:{length}" if length else "open" + edge[0],
    ),
}


def _boundary(table: TokenTable, match: ConstructionMatch) -> FeatureKey:
    """Return the key of where the content ends: on its right if the cue stands before it, else on its left."""
    variant = match.variant
    after, before = words_beside_content(table, match)
    is_before_cue = match.cue > match.content[-1][1]
    edge = before if is_before_cue else after
    length = ""
    if variant != "P" or edge in ("$", "^"):
        tokens = 0
        for first, last in match.content:
            tokens += last - first + 1
        length = _SIZES[min(6, tokens.bit_length())]
    return "boundary", variant, match.construction.name, ("<" if is_before_cue else ">") + edge, length


def _governor(table: TokenTable, cue: int) -> FeatureKey:
    """Return the key of the word that the cue depends on: its lemma if that is no name, else its part of speech."""
    head = table.heads[cue]
    if head == cue:
        return "governor", "root"
    pos = table.pos[head]
    return "governor", table.lemmas[head] if pos in ("VERB", "NOUN", "ADJ", "AUX") else pos, table.deps[cue]


def _beside_marks(table: TokenTable, candidate: CueCandidate, marked_regions: MarkedRegions) -> list[str]:
    """Return the names of the features of a marked region and the verb near it."""
    start, end = candidate.spans[0][0], candidate.spans[0][1]
    number = marked_regions.region_at(start)
    region = marked_regions.regions[number] if number >= 0 else None
    low, high = region.inside if region is not None else (start, end)
    construction, cue = candidate.match.construction.name, candidate.match.cue
    tokens = table.tokens_in(start, end)
    distance = cue - tokens.stop if cue >= tokens.stop else tokens.start - cue
    opens = table.text[low : low + 1]
    closes = table.text[max(low, high - 1) : high]
    before = table.words[tokens.start - 1] if tokens.start else "^"
    words = min(8, len(tokens))
    return [
        f"rd={construction}:{min(distance, 10)}",
        f"rc={construction}:{'A' if opens.isupper() else 'a'}:{closes if not closes.isalnum() else 'a'}",
        f"rb={construction}:{before if not before[:1].isalnum() else table.pos[tokens.start - 1]}",
        f"rw={construction}:{words}",
        f"rn={len(candidate.spans)}",
    ]
