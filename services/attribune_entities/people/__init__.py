"""The people file: who an operator knows, and which of an article's entities they are."""
