"""Feasts and holidays whose names recognisers seldom met: in lower case, without hyphens."""

from __future__ import annotations

#: Those that no common word, place or first name is written like.
FEASTS: frozenset[str] = frozenset(
    {
        # Jewish
        "passover", "yom kippur", "rosh hashanah", "rosh hashana", "rosh hashona", "hanukkah", "hanukah", "chanukah",
        "purim", "sukkot", "sukkoth", "shavuot", "shavuoth", "simchat torah", "yom hashoah", "yom haatzmaut",
        # Muslim
        "ramadan", "ramadhan", "eid", "eid al fitr", "eid ul fitr", "eid al adha", "eid ul adha", "ashura", "arbaeen",
        "mawlid",
        # Christian
        "pentecost", "whitsun", "lent", "ash wednesday", "palm sunday", "holy week", "michaelmas", "candlemas",
        "mardi gras",
        # Hindu, Sikh and Buddhist
        "diwali", "deepavali", "holi", "navratri", "navaratri", "durga puja", "dussehra", "janmashtami",
        "ganesh chaturthi", "raksha bandhan", "vaisakhi", "baisakhi", "vesak", "wesak", "songkran", "losar",
        # of the year, and of nations
        "nowruz", "norouz", "nauroz", "newroz", "lunar new year", "chinese new year", "chuseok", "seollal",
        "juneteenth", "kwanzaa", "cinco de mayo", "hogmanay",
    }
)  # fmt: skip
