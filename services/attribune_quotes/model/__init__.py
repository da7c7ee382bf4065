"""What is learned: the weights, the trees, and how values become numbers."""
