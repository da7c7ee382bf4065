"""The cleaner."""
