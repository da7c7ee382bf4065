"""Words printed as a conversation: dialogue, transcripts, signed words."""
