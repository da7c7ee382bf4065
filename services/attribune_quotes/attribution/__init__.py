"""Who said each content: the sources that may have, their features, and the choice among them."""
