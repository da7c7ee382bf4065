"""The spaCy pipelines: loading them, keeping one a language, and what each says of itself."""
