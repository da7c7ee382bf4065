"""Lines that say by whom, when and where an article was published: they are read into metadata and leave the text.

`header` reads the lines above an article and `footer` those below it; both ask `header_line` about one line, which asks
`byline` about names. `dateline` reads the place, date and agency before a paragraph.
"""
