"""The cleaner: from what a producer sent to readable text with its paragraphs, and the way back to the raw body."""

from attribune_cleaner.article import clean, clean_many

__all__ = ["clean", "clean_many"]
