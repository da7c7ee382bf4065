"""The quote linker: who said what in an annotated article.

`link` and `link_many` can be called from anywhere. `unquoted` says why marked words are no quotes. The service runs
`worker`.
"""

from attribune_quotes.linker import link, link_many
from attribune_quotes.unquoted import Unquoted, unquoted

__all__ = ["Unquoted", "link", "link_many", "unquoted"]
