"""What it takes to run Attribune: the image, and a local Apache Kafka for the tests."""
