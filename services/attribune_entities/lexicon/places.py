"""Other names of countries and of the states of the United States, folded."""

from __future__ import annotations

from attribune_entities.lexicon import pairs, words

_STATES = pairs(
    """
    ala:alabama ariz:arizona ark:arkansas calif:california colo:colorado conn:connecticut del:delaware fla:florida
    ga:georgia ill:illinois ind:indiana kan:kansas ky:kentucky md:maryland mass:massachusetts mich:michigan
    minn:minnesota miss:mississippi mo:missouri mont:montana neb:nebraska nev:nevada okla:oklahoma ore:oregon
    pa:pennsylvania tenn:tennessee tex:texas vt:vermont va:virginia wash:washington wis:wisconsin wyo:wyoming
    """
)

#: Another name, with the one that it stands for.
ALIASES: dict[str, str] = {
    "us": "united states", "usa": "united states", "u s": "united states", "united states of america": "united states",
    "america": "united states", "uk": "united kingdom", "britain": "united kingdom",
    "great britain": "united kingdom", "uae": "united arab emirates", "emirates": "united arab emirates",
    "dprk": "north korea", "rok": "south korea", "prc": "china", "peoples republic of china": "china",
    "russian federation": "russia", "drc": "democratic republic of the congo",
    "democratic republic of congo": "democratic republic of the congo", "dr congo": "democratic republic of the congo",
    "holland": "netherlands", "burma": "myanmar", "czechia": "czech republic", "ivory coast": "cote divoire",
    "turkiye": "turkey", "islamic republic of iran": "iran", "kingdom of saudi arabia": "saudi arabia",
    "republic of ireland": "ireland", "gaza strip": "gaza", "dc": "washington", "washington dc": "washington",
    "new york city": "new york", "nyc": "new york", "la": "los angeles",
    **_STATES,
}  # fmt: skip

#: Places that are surnames and first names, too: a person so called does not make them one.
WELL_KNOWN: frozenset[str] = words(
    """
    america berlin boston britain california chad chile china cuba cyprus denver egypt
    england france georgia germany india iran iraq ireland israel italy japan jordan kenya lebanon
    london mali mexico milan moscow nigeria paris poland russia scotland spain sudan syria
    texas turkey ukraine virginia wales washington york
    """
)
