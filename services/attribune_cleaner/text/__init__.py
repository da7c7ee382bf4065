"""Text that knows where in the raw body it stood, and what is refused because it is no text."""
