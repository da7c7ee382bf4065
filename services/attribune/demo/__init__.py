"""The whole stream on one machine for a minute: embedded broker, three services, sample articles."""
