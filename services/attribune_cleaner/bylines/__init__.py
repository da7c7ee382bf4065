"""Lines above and below an article that say by whom, when and where it was published, and its dateline."""
