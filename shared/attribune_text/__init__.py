"""What the services share in reading text: the token table, quotation marks, noun phrases, folded names and word lists.

It is pure functions over text and parsed tokens. It imports neither spaCy nor Kafka, and no service owns it.
"""
