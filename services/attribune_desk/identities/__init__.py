"""Who is who across articles: names become identities by written, cautious rules, and editors' decisions beat them.

It is pure: it knows neither the database nor the events.
"""
