"""The desk: what `articles.enriched` says, kept in a database, to look at and to search.

It is the reference consumer of the enriched events: `store` keeps them, `consumer` reads the topic, `web` serves a page
and an HTTP interface. It stands beside the three services and imports none of them.
"""
