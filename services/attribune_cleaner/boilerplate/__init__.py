"""Lines that a page puts around an article: what they look like, and where they count as such.

`patterns/` is the table of what they look like; its README says how to add a line. `table` reads it. `lines` asks of a
line whether it is boilerplate, anywhere or at the edges of an article; `about_lines` whether it is about the writer or
the paper; `paragraphs` which of an article's paragraphs are boilerplate.
"""
