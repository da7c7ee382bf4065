"""Text that keeps its origin in the raw body, and bodies that are refused because they are no text."""
