"""Repair of what went wrong before the text got here: mojibake, character references, characters that print nothing."""
