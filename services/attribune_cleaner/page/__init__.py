"""HTML: whether a body is HTML, and the article of a page."""
