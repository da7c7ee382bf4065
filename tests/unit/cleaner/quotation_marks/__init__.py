"""Tests of the cleaner's folder `quotation_marks`."""
