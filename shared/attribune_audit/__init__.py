"""Source audit: who gets to speak in which outlet, counted over enriched events.

`facts` says of each quote who speaks and how, `roles` groups what people are called, `counts` adds up, `report` makes
tables of the counts, and `rendering` prints them. Nothing here needs Kafka or a database.
"""
