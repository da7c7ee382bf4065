"""What an article says about itself, and how names, dates and languages are read."""
