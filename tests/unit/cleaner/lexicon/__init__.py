"""Tests of the cleaner's folder `lexicon`."""
