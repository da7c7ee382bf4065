"""A pipeline for a handful of German words, with a parser of rules: Universal Dependencies as any other has them."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

NAME = "german_rules"
_VERBS = {"sagte": "sagen", "erklärte": "erklären", "bauen": "bauen", "kommt": "kommen", "schwieg": "schweigen"}
_REPORTS = frozenset({"sagte", "erklärte"})
_POS = {"die": "DET", "der": "DET", "wir": "PRON", "niemand": "PRON", "am": "ADP", "in": "ADP", "dass": "SCONJ"}


def _pos(token: Token) -> str:
    if token.lower_ in _VERBS:
        return "VERB"
    if token.is_punct or token.is_quote:
        return "PUNCT"
    return _POS.get(token.lower_) or ("PROPN" if token.ent_type_ else "NOUN" if token.text[0].isupper() else "ADV")


@Language.component(NAME)
def parse(doc: Doc) -> Doc:
    """The reporting verb is the root, what stands before or after it in marks or after *dass* its clause."""
    starts = [0, *(token.i + 1 for token in doc[:-1] if token.text == "." and not doc[token.i + 1].is_quote)]
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        tokens = doc[start:end]
        for token in tokens:
            token.pos_ = token.tag_ = _pos(token)
            token.lemma_ = _VERBS.get(token.lower_, token.text)
        verbs = [token for token in tokens if token.pos_ == "VERB"]
        root = next((verb for verb in verbs if verb.lower_ in _REPORTS), (verbs or list(tokens))[0])
        for token in tokens:
            near = min(verbs or [root], key=lambda verb: abs(verb.i - token.i))
            token.head, token.dep_ = near, _DEPS.get(token.pos_, "obl")
            if token in verbs:
                token.head, token.dep_ = root, "ccomp"
            elif token.pos_ == "PROPN" and token.i > start and doc[token.i - 1].pos_ == "PROPN":
                token.head, token.dep_ = doc[token.i - 1], "flat"
            elif token.pos_ in ("PROPN", "PRON") and not any(child.dep_ == "nsubj" for child in near.children):
                token.dep_ = "nsubj"
        root.head, root.dep_ = root, "ROOT"
    return doc


_DEPS = {"PUNCT": "punct", "DET": "det", "ADP": "case", "SCONJ": "mark", "NOUN": "obj", "ADV": "advmod"}


def german() -> Language:
    """Return the pipeline."""
    nlp = spacy.blank("de")
    nlp.meta["name"], nlp.meta["version"] = "rules", "1.0.0"
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": "PER", "pattern": "Anna Roth"}, {"label": "LOC", "pattern": "Bonn"}])  # type: ignore[attr-defined]
    nlp.add_pipe(NAME, name="parser")
    return nlp
