"""From the token that heads a source to the entity that speaks."""
