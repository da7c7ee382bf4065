"""Lines that a page puts around an article: which they are, and where they count as such."""
