"""Lines that say by whom, when and where an article was published: they are read into metadata and leave the text.

`mail` takes out what a mail puts around an article. `header` reads the lines above it, `headline` among them, and
`footer` those below it. Both ask `header_line` about one line, which asks `byline` about names. `dateline` reads the
place, date and agency before a paragraph.
"""
