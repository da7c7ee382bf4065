"""Words printed as a conversation: lines of dialogue, turns of transcripts and interviews, posts, signed words."""
