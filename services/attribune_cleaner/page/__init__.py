"""HTML: whether a body is a page, and the article of one."""
