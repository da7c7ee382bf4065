"""What a language pipeline makes of an article, as tables without spaCy, and what of them travels in the event."""
