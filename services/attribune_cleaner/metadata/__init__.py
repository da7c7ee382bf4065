"""What an article says about itself: title, author, source, dates, language, and how those are written."""
