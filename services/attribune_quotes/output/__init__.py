"""From selected quotes to those of the contract: speakers, type, cue, method and ids."""
