"""From the head of a source to the entity behind it."""
