"""Tests of the cleaner's folder `page`."""
