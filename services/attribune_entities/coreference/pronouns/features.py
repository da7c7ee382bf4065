"""What speaks for and against a person as the meaning of a pronoun, as numbers.

The preferences are those of the literature on resolution by rules and by learning (Lappin and Leass 1994, "An Algorithm
for Pronominal Anaphora Resolution"; Ng and Cardie 2002, "Improving Machine Learning Approaches to Coreference
Resolution"; Webster et al. 2018, "Mind the GAP"): near, subject, the same part in its clause, often spoken of, the
subject of the clause above, gender. How they count together is in the ranker's trees.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from attribune_entities.coreference.person_entities import PersonEntity, PersonMention
from attribune_entities.coreference.pronouns.binding import is_possessive
from attribune_entities.coreference.pronouns.candidates import Candidate
from attribune_entities.coreference.pronouns.clauses import clause, governs, subject_of
from attribune_entities.lexicon.verbs import SPEECH
from attribune_text.gender import PRONOUNS, REFLEXIVE_PRONOUNS
from attribune_text.token_table import TokenTable

Features = dict[str, float]

#: Parts of the sentence, as far as the preferences tell them apart.
_PARTS = {"nsubj": "subject", "csubj": "subject", "obj": "object", "iobj": "object", "poss": "possessor"}
#: A path in the tree longer than this is cut.
_PATH = 12
#: Sentences and words further than this are alike.
_FAR = 8
_FAR_WORDS = 200
#: Places that are looked through for the last name.
_LOOK_BACK = 40


def part(role: str) -> str:
    """Return "subject", "object", "possessor" or "other" for a relation."""
    return _PARTS.get(role, "other")


def features(
    table: TokenTable, quoted: Sequence[int], pronoun: PersonMention, found: Sequence[Candidate]
) -> list[Features]:
    """Return the features of each candidate in `found`, which `candidates.candidates` gave, by their names.

    A feature that is absent is 0.
    """
    shared = _of_pronoun(table, quoted, pronoun)
    rows = [_of_candidate(table, quoted, pronoun, one) | shared for one in found]
    for row, one in zip(rows, found, strict=True):
        row["eligible"] = float(_eligible(row, one))
    _compare(table, found, rows)
    return rows


def _eligible(row: Features, one: Candidate) -> bool:
    return not one.broken_condition and row["gender"] >= 0 and bool(one.mentions_before or one.cataphoric)


def _of_pronoun(table: TokenTable, quoted: Sequence[int], pronoun: PersonMention) -> Features:
    token = pronoun.head
    first = table.sentences[table.sentence_of[token]][0]
    mine = clause(table, token)
    return {
        "p " + part(pronoun.role): 1.0,
        "p possessive": float(is_possessive(table, token)),
        "p reflexive": float(table.lowers[token] in REFLEXIVE_PRONOUNS),
        "p place": min(token - first, 40),
        "p quoted": float(quoted[token] >= 0),
        "p clause " + _kind(table, mine): 1.0,
        "p speaks": float(_speaks(table, token)),
    }


def _kind(table: TokenTable, predicate: int) -> str:
    role = table.roles[predicate]
    return role if role in ("root", "ccomp", "advcl", "acl", "conj", "xcomp") else "other"


def _of_candidate(table: TokenTable, quoted: Sequence[int], pronoun: PersonMention, one: Candidate) -> Features:
    person, near, token = one.person, one.nearest, pronoun.head
    distance = table.sentence_of[token] - table.sentence_of[near.head]
    parts = {part(mention.role) for mention in one.of_nearest_sentence}
    out: Features = {
        "sentences": min(max(distance, 0), _FAR),
        "words": log(1 + min(abs(token - near.head), _FAR_WORDS)),
        "mentions before": log(1 + one.mentions_before),
        "mentions": log(1 + len(person.mentions)),
        "pronouns": log(1 + person.pronoun_counts["m"] + person.pronoun_counts["f"]),
        "names": log(1 + len(person.mentions) - person.pronoun_counts["m"] - person.pronoun_counts["f"]),
        "named": float(person.named),
        "gender": _gender(person, PRONOUNS[table.lowers[token]]),
        "after": float(not one.mentions_before),
        "ahead": float(one.cataphoric),
        "opens the text": float(person.opens_article),
        "near pronoun": float(near.kind == "pronoun"),
        "near nominal": float(near.kind == "nominal"),
        "subject": float("subject" in parts),
        "object": float("object" in parts),
        "possessor": float("possessor" in parts),
        "near " + part(near.role): 1.0,
        "near modifier": float(near.role in ("compound", "amod", "desc", "flat")),
        "near apposed": float(near.role == "appos"),
        "near conjoined": float(table.roles[near.head] == "conj"),
        "parallel": float(part(pronoun.role) in parts and part(pronoun.role) != "other"),
        "same paragraph": float(table.paragraph_of[near.head] == table.paragraph_of[token]),
        "across marks": float((quoted[near.head] >= 0) != (quoted[token] >= 0)),
        "speaks again": float(any(_speaks(table, mention.head) for mention in one.of_nearest_sentence)),
        "opens its sentence": float(
            any(
                mention.first == table.sentences[table.sentence_of[mention.head]][0]
                for mention in one.of_nearest_sentence
            )
        ),
        "beside": min(len(one.of_nearest_sentence), 4),
    }
    if one.broken_condition:
        out[one.broken_condition] = 1.0
    out["sentences to name"] = _sentences_to_name(table, one, token)
    out.update(_of_clauses(table, pronoun, one, distance))
    return out


def _sentences_to_name(table: TokenTable, one: Candidate, token: int) -> int:
    for at in range(one.mentions_before - 1, max(-1, one.mentions_before - 1 - _LOOK_BACK), -1):
        mention = one.person.mentions[at]
        if mention.kind == "name":
            return min(table.sentence_of[token] - table.sentence_of[mention.head], _FAR)
    return _FAR


def _gender(person: PersonEntity, gender: str) -> float:
    """How the person's gender agrees: 3 by its title, 2 by pronouns, 1.5 by its first name, 1 by a guess; < 0: not."""
    same, other = person.pronoun_counts[gender], sum(person.pronoun_counts.values()) - person.pronoun_counts[gender]
    if person.title_gender:
        return 3.0 if person.title_gender == gender else -3.0
    if person.first_name_gender and not (same and person.first_name_gender != gender):
        return 1.5 + (same > 0) if person.first_name_gender == gender else -2.0
    if same != other:
        return 2.0 if same > other else -1.5
    if person.lone_name_gender:
        return 1.0 if person.lone_name_gender == gender else -1.0
    return 0.0


def _of_clauses(table: TokenTable, pronoun: PersonMention, one: Candidate, distance: int) -> Features:
    token = pronoun.head
    out: Features = {}
    mine = clause(table, token)
    if distance:
        for mention in one.of_nearest_sentence:
            if mention.role == "nsubj":
                kind = _kind(table, clause(table, mention.head))
                out["subject of a " + ("main" if kind == "root" else "lower") + " clause"] = 1.0
        out["depth"] = min(_depth(table, one.nearest.head), _PATH)
        return out
    subject = subject_of(table, mine)
    for mention in one.of_nearest_sentence:
        over = clause(table, mention.head)
        if mention.head == subject:
            out["subject of its clause"] = 1.0
        if over != mine and governs(table, over, mine):
            out[part(mention.role) + " of a clause above"] = 1.0
        if over == mine:
            out["same clause"] = 1.0
        if governs(table, mention.head, token):
            out["governs"] = 1.0
        if table.roles[mine] in ("conj", "advcl", "ccomp", "acl", "xcomp", "parataxis") and (
            clause(table, table.heads[mine]) == over
        ):
            out[f"{part(mention.role)} of the clause that has this {table.roles[mine]}"] = 1.0
    out["path"] = _path(table, one.nearest.head, token)
    return out


def _depth(table: TokenTable, token: int) -> int:
    depth = 0
    while table.heads[token] != token and depth < _PATH:
        token, depth = table.heads[token], depth + 1
    return depth


def _path(table: TokenTable, a: int, b: int) -> int:
    """The number of arcs between two tokens of a sentence."""
    up: dict[int, int] = {}
    for steps in range(_PATH + 1):
        up.setdefault(a, steps)
        if table.heads[a] == a:
            break
        a = table.heads[a]
    for steps in range(_PATH + 1):
        if b in up:
            return min(up[b] + steps, _PATH)
        if table.heads[b] == b:
            break
        b = table.heads[b]
    return _PATH


def _compare(table: TokenTable, found: Sequence[Candidate], rows: Sequence[Features]) -> None:
    """Add to `rows` how each candidate stands among those that can be meant."""
    able = [number for number, row in enumerate(rows) if row["eligible"]]
    most = max((found[number].mentions_before for number in able), default=0)
    subjects = 0
    nearest_main = next((n for n in able if "subject of a main clause" in rows[n]), -1)
    last_pronoun = max((n for n in able if rows[n]["near pronoun"]), key=lambda n: found[n].nearest.first, default=-1)
    rank = 0
    for number, row in enumerate(rows):
        row["rank"] = min(rank, 6)
        row["subjects between"] = min(subjects, 4)
        row["others"] = min(len(able) - (number in able), 6)
        if row["eligible"]:
            rank += 1
            subjects += row["subject"] > 0
        rivals = [found[n].mentions_before for n in able if n != number]
        row["count against rivals"] = found[number].mentions_before - max(rivals, default=0)
        row["count against rivals"] = max(-4.0, min(4.0, row["count against rivals"]))
        row["most mentioned"] = float(found[number].mentions_before == most)
        row["nearest main subject"] = float(number == nearest_main)
        row["last pronoun"] = float(number == last_pronoun)
        row["rivals agree better"] = min(3, sum(rows[n]["gender"] > row["gender"] for n in able if n != number))
        row["rivals in the sentence"] = min(4, sum(rows[n]["sentences"] == 0 for n in able if n != number))


def _speaks(table: TokenTable, token: int) -> bool:
    return table.roles[token] == "nsubj" and table.lemmas[table.heads[token]].lower() in SPEECH
