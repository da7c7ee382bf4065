"""Who is who in the tables: names, identities and their counts, kept as articles come and go.

Nothing is counted anew: an article that comes adds its share to what it names, and one that goes takes it away.
"""

from __future__ import annotations

from attribune_desk.store.who.settling import Settling, settle_decisions

__all__ = ["Settling", "settle_decisions"]
