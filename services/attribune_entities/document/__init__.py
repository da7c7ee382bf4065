"""What a language pipeline makes of an article, as tables that know nothing of spaCy, and what of it travels on."""
