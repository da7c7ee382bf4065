"""The cleaner: from what a producer sent to readable text with its paragraphs, and the way back to the raw body.

Begin with `article.py`. The folders stand in the order in which an article goes through them, and each imports only
itself and those before it: `text` (text that keeps its origin), `encoding` (wrong decodings and characters),
`metadata` (what an article says about itself), `page` (HTML), `layout` (paragraphs), `quotation_marks` (their repair),
`boilerplate` (lines of the page's own) and `bylines` (lines about author, date and place).
"""

from attribune_cleaner.article import clean, clean_many

__all__ = ["clean", "clean_many"]
