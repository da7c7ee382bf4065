"""People files: looking at one, and making one of public formats."""
