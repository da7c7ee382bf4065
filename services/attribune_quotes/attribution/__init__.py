"""Who said each content: the source candidates, their features, and the choice of the likeliest."""
