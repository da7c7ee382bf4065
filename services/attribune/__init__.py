"""Attribune: news articles in, who is in them and who said what out.

    from attribune import enrich
    event = enrich("“We won,” Ada Roe said.")
    for quote in event.quotes:
        print(quote.speaker.name if quote.speaker else None, quote.text)

`enrich` and `enrich_many` run the whole pipeline without Kafka. `Publisher` and `Consumer` are the two ends of the
stream; the services between them are started by `attribune run`.
"""

from attribune.clients.consumer import Consumer, Received, Retraction
from attribune.clients.publisher import Publisher
from attribune.enriching import enrich, enrich_many
from attribune_core.errors import ArticleError, AttribuneError, BrokerError, ModelError, SettingsError
from attribune_core.events import (
    Cue,
    EnrichedArticle,
    Entity,
    Mention,
    Pipeline,
    Quote,
    RawArticle,
    Speaker,
)
from attribune_core.settings import Settings, load_settings
from attribune_core.version import VERSION as __version__  # noqa: N811 - the name that Python gives it

__all__ = [
    "ArticleError",
    "AttribuneError",
    "BrokerError",
    "Consumer",
    "Cue",
    "EnrichedArticle",
    "Entity",
    "Mention",
    "ModelError",
    "Pipeline",
    "Publisher",
    "Quote",
    "RawArticle",
    "Received",
    "Retraction",
    "Settings",
    "SettingsError",
    "Speaker",
    "__version__",
    "enrich",
    "enrich_many",
    "load_settings",
]
