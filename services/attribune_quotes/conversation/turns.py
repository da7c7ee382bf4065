"""What a turn of a conversation is, however its layout shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Turn:
    """What one speaker says until the next one does."""

    #: The number of the speaker's entity, or the words of the label.
    speaker: int | str | tuple[str, ...]
    #: The token that heads the source; None if nobody is known to speak.
    head: int | None
    #: The last token of the label; None if the turn has none.
    colon: int | None
    #: First token, and one past the last, of each part: a paragraph each.
    parts: tuple[tuple[int, int], ...]
