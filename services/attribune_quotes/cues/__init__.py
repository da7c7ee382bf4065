"""Cues and what they report: grammatical constructions, verbs beside marked words, and the sources of both."""
