"""The dead letters: read, shown, and sent back to where they came from."""
