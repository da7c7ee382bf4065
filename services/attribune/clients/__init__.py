"""Clients of the stream: publisher, consumer and administration."""
