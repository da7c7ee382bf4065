"""What editors put right: whose a quote is, that a stretch is no quote, and who is who.

Corrections outlive what they correct. An article that is processed anew gets new ids, and its quotes may be cut
otherwise; a database that is rebuilt forgets all rows. So a correction says in words and places of the text what it is
about:

1. `models` says what a correction holds; that is also a line of an export.
2. `requests` makes one of what an editor asks for, against the event that the editor sees.
3. `placing` finds the quotes of a later event that corrections are about.
4. `applying` makes of an event and its corrections the event as it is shown.

It knows neither the database nor the web: `attribune_desk.store.corrections` keeps corrections, and
`attribune_desk.web.corrections` takes them.
"""
