"""Enriched events for people to read: on a terminal and as a page."""

from attribune.rendering.page import page
from attribune.rendering.terminal import article, retraction

__all__ = ["article", "page", "retraction"]
