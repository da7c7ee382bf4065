"""Stretches of text that may be the content of a quote, their features, and the set of selected quotes."""
