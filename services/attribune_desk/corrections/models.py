"""What a correction holds. As JSON it is a line of an export, too."""

from __future__ import annotations

from hashlib import blake2b
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from attribune_core.events import Span

#: Of a quote: who said it, and that it is none. Of people: that two are one, that they are two, what one is called.
Kind = Literal["speaker", "hide", "same", "different", "rename"]
QUOTE_KINDS: frozenset[str] = frozenset({"speaker", "hide"})
#: `in_force`: it shows. `superseded`: a later one about the same is in force. `unplaced`: it is about a quote that is
#: not there (any more). `undone`: somebody took it back.
State = Literal["in_force", "superseded", "unplaced", "undone"]
#: The longest names and keys that are taken, in code points.
NAME_LENGTH, KEY_LENGTH = 500, 2000


class Model(BaseModel):
    """Base: immutable, unknown fields are ignored."""

    model_config = ConfigDict(frozen=True)


class QuoteTarget(Model):
    """Which quote is meant, as it was when it was corrected."""

    key: str | None = Field(description="`quotes[].key` of the event; null for fewer than five words.")
    occurrence: int = Field(ge=0, description="Its number among the quotes of the same words in the article, from 0.")
    text: str
    spans: tuple[Span, ...] = Field(min_length=1)


class NewSpeaker(Model):
    """Who said it in truth. `person` leads to them under `/people`; it is null for somebody without a name."""

    name: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH)]
    person: Annotated[str, Field(min_length=1, max_length=KEY_LENGTH)] | None = None
    kb: Annotated[str, Field(min_length=1, max_length=KEY_LENGTH)] | None = Field(
        default=None, description="The id in the people file, where the event had one."
    )


class Correction(Model):
    """One correction of one editor, with when and by whose token; times are ISO 8601, UTC."""

    id: str = Field(min_length=1, max_length=64)
    kind: Kind
    article: str | None = Field(default=None, description="The article's id; null for a correction of people.")
    quote: QuoteTarget | None = None
    speaker: NewSpeaker | None = Field(default=None, description="With the kind `speaker`, null means nobody.")
    replaces: tuple[str, ...] = Field(default=(), description="Ids of those in whose place it came.")
    was: tuple[str, ...] = Field(default=(), description="Whom the event named when it was corrected.")
    a: Annotated[str, Field(min_length=1, max_length=KEY_LENGTH)] | None = Field(
        default=None, description="With the kinds `same`, `different` and `rename`, the key of a person."
    )
    b: Annotated[str, Field(min_length=1, max_length=KEY_LENGTH)] | None = None
    name: Annotated[str, Field(max_length=NAME_LENGTH)] | None = Field(
        default=None, description="With the kind `rename`; empty: as the articles have it."
    )
    made_at: str = Field(max_length=40)
    made_by: str | None = Field(default=None, max_length=200, description="The token's name; null where it has none.")
    undone_at: str | None = Field(default=None, max_length=40)
    undone_by: str | None = Field(default=None, max_length=200)

    @model_validator(mode="after")
    def _check(self) -> Correction:
        if self.kind in QUOTE_KINDS:
            if not self.article or self.quote is None:
                raise ValueError(f"a correction of the kind {self.kind} needs article and quote")
        elif self.a is None or (self.kind == "rename" and self.name is None):
            raise ValueError("a correction of people needs a, and one that renames needs name")
        elif self.kind != "rename" and (self.b is None or self.a == self.b):
            raise ValueError("two different people are needed: a and b")
        return self


class ListedCorrection(Correction):
    """A correction, and what it is at."""

    state: State
    #: The id of the quote in the event that is there now; null where there is none.
    placed_on: str | None = None
    #: For an unplaced one: what is missing.
    why: str | None = None


def new_id(*facts: object) -> str:
    """Return the id of a correction: a digest of what it says, when and by whom, so that it is known again."""
    return blake2b(repr(facts).encode(), digest_size=10).hexdigest()
