"""A real Apache Kafka on this machine, without Docker: Java 17 and Maven are all it needs."""
