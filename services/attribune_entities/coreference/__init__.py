"""Which names, descriptions and pronouns stand for one person, organisation or place."""
