"""The desk over HTTP: an interface for programs and pages for people."""
