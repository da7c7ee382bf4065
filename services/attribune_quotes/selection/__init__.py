"""Which of the contents that may be are quotes."""
