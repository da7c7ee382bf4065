"""What services share in reading text: the token table, quotation marks, noun phrases, folded names and word lists.

Pure functions over text and parsed tokens. This package imports neither spaCy nor Kafka, and no service owns it.
"""
