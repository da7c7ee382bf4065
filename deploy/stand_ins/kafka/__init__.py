"""An image in the place of apache/kafka."""
