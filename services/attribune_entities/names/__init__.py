"""Which tokens are a name, and with which label: the recogniser's spans, put right by rules."""
