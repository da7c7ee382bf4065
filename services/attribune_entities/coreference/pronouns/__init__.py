"""Pronouns that stand for a person, linked where the text makes it clear."""
