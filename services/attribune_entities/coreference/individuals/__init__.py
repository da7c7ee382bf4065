"""Whether what the recogniser took for a person is one, by all that the article does with the name."""
