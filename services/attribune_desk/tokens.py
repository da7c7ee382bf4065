"""The tokens of the desk: one for all, or one for each editor, with a name that corrections are signed with."""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from hashlib import blake2b

#: Fewer characters can be guessed.
MIN_LENGTH = 8
_NAMED = re.compile(r"([^\W\d_][\w .@-]{0,79}):(.*)", re.DOTALL)


@dataclass(frozen=True)
class Token:
    """A secret, and the name of whose it is; None for one that has no name."""

    name: str | None
    secret: str

    @property
    def session(self) -> str:
        """What the cookie holds of somebody who signed in with the token: it proves the token, and is not it."""
        return hmac.new(self.secret.encode(), b"attribune desk session", "sha256").hexdigest()

    @property
    def form(self) -> str:
        """What a form of the pages holds, so that no page of another site can send one."""
        return hmac.new(self.secret.encode(), b"attribune desk form", "sha256").hexdigest()

    def accepts(self, given: str) -> bool:
        """Whether somebody who gives this has the token. `name:token` as a whole is taken, too."""
        whole = self.secret if self.name is None else f"{self.name}:{self.secret}"
        return same(given, self.secret) | same(given, whole)


def same(one: str, other: str) -> bool:
    """Compare secrets in a time that does not tell how alike they are."""
    return hmac.compare_digest(blake2b(one.encode()).digest(), blake2b(other.encode()).digest())


def read_tokens(written: str) -> tuple[Token, ...]:
    """Return the tokens of a setting: `name:token`, or a token alone, and several with commas between.

    Raises ValueError, which quotes no secret, for one that is too short and for two that are equal.
    """
    found = []
    for part in filter(None, (part.strip() for part in written.split(","))):
        named = _NAMED.fullmatch(part)
        name, secret = (named[1].strip(), named[2].strip()) if named else (None, part)
        if len(secret) < MIN_LENGTH:
            whose = f"that of {name}" if name else "a token"
            raise ValueError(f"{whose} is too short: at least {MIN_LENGTH} characters, and a comma divides two tokens")
        found.append(Token(name, secret))
    if not found:
        raise ValueError(f"there is none in it: NAME:TOKEN, or TOKEN, of at least {MIN_LENGTH} characters")
    if len({one.secret for one in found}) < len(found):
        raise ValueError("two tokens are equal: each needs a secret of its own")
    return tuple(found)
