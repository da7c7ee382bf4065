"""The quote linker: who said what in an annotated article.

`link` and `link_many` can be called from anywhere; `worker` is what the service runs.
"""

from attribune_quotes.linker import link, link_many

__all__ = ["link", "link_many"]
