"""The cleaner: from what a producer sent to readable text with its paragraphs, and the way back to the raw body.

`article.py` is the page to read first. The folders follow an article through it, and each imports only those before it:

- `lexicon`: word lists, a data file each.
- `text`: text that keeps its origin in the raw body, and bodies that are refused because they are no text.
- `encoding`: mojibake, character references, and characters in one form.
- `metadata`: what an article says about itself, and how names, dates and languages are read.
- `page`: whether a body is HTML, and the article of a page.
- `layout`: paragraphs, and lines that were wrapped by hand.
- `quotation_marks`: marks that break a quotation are repaired.
- `boilerplate`: lines that a page puts around an article.
- `bylines`: header, byline, dateline and footer are read into the metadata and leave the text.
"""

from attribune_cleaner.article import clean, clean_many

__all__ = ["clean", "clean_many"]
