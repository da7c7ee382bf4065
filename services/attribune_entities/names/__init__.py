"""From what the entity recogniser found to entities: clean spans, titles, labels, repeats, and names joined."""
