"""Paragraphs: what separates them, and lines that were wrapped by hand."""
