"""From selected quotes to the contract's."""
