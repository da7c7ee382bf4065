"""What went wrong with characters before the text got here: mojibake, references of HTML, forms of one letter."""
