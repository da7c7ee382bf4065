"""What is learned: the weights, the boosted trees, and how words become numbers."""
