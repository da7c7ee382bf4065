"""Organisations: acronyms that stand without being spelled out, and the words by which their names are built.

All folded: lower case, no full stops.
"""

from __future__ import annotations

from attribune_entities.lexicon import words

#: Acronyms and other short names, with the name that they stand for.
ACRONYMS: dict[str, str] = {
    "un": "united nations", "unsc": "united nations security council", "eu": "european union",
    "nato": "north atlantic treaty organization", "fbi": "federal bureau of investigation",
    "cia": "central intelligence agency", "nsa": "national security agency", "imf": "international monetary fund",
    "wto": "world trade organization", "opec": "organization of the petroleum exporting countries",
    "nasa": "national aeronautics and space administration", "unicef": "united nations childrens fund",
    "unesco": "united nations educational scientific and cultural organization",
    "unhcr": "united nations high commissioner for refugees", "unrwa": "united nations relief and works agency",
    "iaea": "international atomic energy agency", "icc": "international criminal court",
    "icj": "international court of justice", "ecb": "european central bank", "oecd":
    "organization for economic cooperation and development", "asean": "association of southeast asian nations",
    "au": "african union", "epa": "environmental protection agency", "irs": "internal revenue service",
    "sec": "securities and exchange commission", "faa": "federal aviation administration",
    "fda": "food and drug administration", "cdc": "centers for disease control and prevention",
    "ftc": "federal trade commission", "fcc": "federal communications commission",
    "fema": "federal emergency management agency", "dhs": "department of homeland security",
    "doj": "department of justice", "atf": "bureau of alcohol tobacco firearms and explosives",
    "dea": "drug enforcement administration", "ice": "immigration and customs enforcement",
    "nih": "national institutes of health", "noaa": "national oceanic and atmospheric administration",
    "dnc": "democratic national committee", "rnc": "republican national committee", "gop": "republican party",
    "nra": "national rifle association", "aclu": "american civil liberties union",
    "naacp": "national association for the advancement of colored people", "nfl": "national football league",
    "nba": "national basketball association", "mlb": "major league baseball", "nhl": "national hockey league",
    "ncaa": "national collegiate athletic association", "fifa": "federation internationale de football association",
    "uefa": "union of european football associations", "ioc": "international olympic committee",
    "bbc": "british broadcasting corporation", "ap": "associated press", "afp": "agence france presse",
    "nyt": "new york times", "wsj": "wall street journal", "npr": "national public radio", "mit":
    "massachusetts institute of technology", "ucla": "university of california los angeles",
    "nypd": "new york police department", "lapd": "los angeles police department", "idf": "israel defense forces",
    "plo": "palestine liberation organization", "isis": "islamic state", "isil": "islamic state", "daesh":
    "islamic state", "is": "islamic state", "ira": "irish republican army", "nhs": "national health service",
    "mi5": "security service", "mi6": "secret intelligence service", "cbi": "central bureau of investigation",
    "bjp": "bharatiya janata party", "anc": "african national congress", "afd": "alternative for germany",
    "cdu": "christian democratic union", "spd": "social democratic party", "ukip": "uk independence party",
    "gm": "general motors", "ge": "general electric", "ibm": "international business machines",
    "hp": "hewlett packard",
}  # fmt: skip

#: Short names that head longer ones of their own: "UN Security Council" is the "United Nations Security Council".
EXPANDED_IN_NAMES: frozenset[str] = frozenset({"un", "eu"})

#: Legal forms that may be left out of a company's name.
LEGAL_FORMS: frozenset[str] = words(
    """
    ag bv co company corp corporation gmbh inc incorporated limited llc llp lp ltd nv oy plc pllc sa sarl se spa
    """
)

#: Words that a short form may leave out at the end: "Harvard" for "Harvard University".
KINDS: frozenset[str] = LEGAL_FORMS | words(
    """
    agency airlines airways associates association bancorp bank brewery brothers capital chemical college
    communications electric electronics energy enterprises entertainment financial foods foundation fund group
    holdings hospital hotels industries institute insurance international lines logistics media motors movement
    network newspaper oil partners party petroleum pharmaceuticals pictures polytechnic press properties
    publishing records resources school securities services shipping society software solutions steel stores
    studios systems technologies technology telecom therapeutics trust union university ventures
    """
)

#: Names that stand for themselves, never for a longer name that ends in them.
SELF_STANDING: frozenset[str] = words(
    """
    amazon apple assembly cabinet congress facebook google government guardian house internet israel knesset
    kremlin parliament pentagon senate state states supreme treasury twitter
    """
)

#: What a text calls an organisation whose name ends in a legal form.
COMPANY_NOUNS: frozenset[str] = words("company corporation firm")

#: Common nouns by which a text takes up an organisation whose own name holds that word.
BODY_NOUNS: frozenset[str] = words(
    """
    academy administration agency airline alliance army assembly association authority bank board bureau church
    club coalition college commission committee company congress consortium cooperative corporation council court
    department federation firm force foundation fund group hospital institute league ministry movement museum
    network newspaper office organisation organization party police port school senate service society team
    tribunal trust union university
    """
)

#: Words in the names of companies, which a text takes up as "the company".
COMPANY_WORDS: frozenset[str] = LEGAL_FORMS | words(
    """
    airlines airways bancorp brewery dredging electric electronics energy enterprises foods holdings industries
    insurance lines logistics mining motors oil petroleum pharmaceuticals power railway railways shipping software
    solutions steel stores studios systems technologies telecom therapeutics
    """
)

#: The last word of a name of several words that tells what it names, whatever a recogniser makes of it.
LAST_WORDS: dict[str, str] = {
    **dict.fromkeys(
        words(
            """
            archipelago basin bay canal coast delta desert fjord glacier gulf islands lake mountains ocean peninsula
            plateau reef river sea strait straits valley volcano
            """
        ),
        "LOC",
    ),
    **dict.fromkeys(
        words(
            """
            airport arena boulevard bridge cathedral dam expressway highway hotel lighthouse mosque motorway palace
            pier plaza stadium tower towers tunnel viaduct
            """
        ),
        "FAC",
    ),
    **dict.fromkeys(words("championship championships festival marathon olympics paralympics"), "EVENT"),
    **dict.fromkeys(
        COMPANY_WORDS
        | (BODY_NOUNS - words("church force port school bank office"))
        | words("choir orchestra philharmonic"),
        "ORG",
    ),
}
