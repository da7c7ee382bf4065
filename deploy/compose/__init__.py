"""The compose file put to the test on a real container engine."""
