"""Which of the content candidates are quotes."""
