"""Paragraphs: where they begin and end, and lines that were wrapped by hand."""
