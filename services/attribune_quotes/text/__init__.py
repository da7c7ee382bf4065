"""What the text shows by itself: marked regions, layout, tags of quotations, and which words continue which."""
