"""Common nouns that stand for people and for bodies that speak: who of the unnamed becomes an entity.

Word lists of our own. A poll, a book or a law also "says" things, but nobody is behind the word: it is a speaker
whose mention stands in the event without an entity.
"""

from __future__ import annotations

from attribune_quotes.wordlist import words

_PERSONS = words(
    """
    man woman person people boy girl child kid teenager teen youth adult student pupil teacher professor lecturer
    scholar academic researcher scientist expert analyst economist historian specialist consultant strategist adviser
    advisor aide assistant ally friend colleague neighbor neighbour relative parent mother father son daughter brother
    sister wife husband spouse widow grandmother grandfather aunt uncle cousin family couple victim survivor witness
    bystander passerby resident local villager citizen voter supporter backer opponent critic skeptic sceptic rival
    foe enemy activist campaigner advocate protester protestor demonstrator organizer organiser leader chief boss
    head chair chairman chairwoman chairperson president vice-president premier minister chancellor secretary governor
    mayor senator congressman congresswoman representative lawmaker legislator deputy mp delegate councilman
    councilwoman councillor councilor ambassador diplomat envoy official officer policeman policewoman constable
    detective investigator inspector sheriff commander general colonel captain lieutenant sergeant soldier marine
    veteran troop fighter militant rebel insurgent terrorist gunman attacker suspect defendant prisoner inmate
    lawyer attorney prosecutor solicitor barrister judge justice magistrate juror plaintiff spokesman spokeswoman
    spokesperson executive ceo manager director owner founder employer employee worker staffer staff trader investor
    banker broker entrepreneur businessman businesswoman farmer fisherman driver pilot doctor physician surgeon nurse
    paramedic patient psychologist psychiatrist priest pastor bishop archbishop cardinal rabbi imam cleric pope
    player coach athlete captain fan singer actor actress artist author writer novelist poet musician composer
    painter designer architect engineer programmer developer journalist reporter correspondent columnist editor
    commentator pundit blogger anchor host moderator interviewer pollster insider source whistleblower observer
    member participant attendee candidate nominee hopeful contender frontrunner incumbent politician statesman
    politico operative donor contributor volunteer fundraiser republican democrat conservative liberal progressive
    libertarian independent moderate feminist immigrant migrant refugee muslim christian jew american user customer
    consumer client buyer seller tenant landlord homeowner taxpayer respondent reader viewer listener visitor tourist
    passenger guest caller speaker presenter narrator scout monk nun king queen prince princess monarch emperor
    dictator tyrant nationalist populist socialist communist liar genius hero star celebrity legend pioneer veteran
    guy elite heavyweight tycoon magnate model graduate alumnus dean principal superintendent
    librarian curator clerk cashier waiter waitress chef cook baker
    butcher barber plumber electrician carpenter mechanic technician guard firefighter lifeguard sailor captain
    """
)

_BODIES = words(
    """
    company firm corporation business bank agency department ministry office bureau authority commission committee
    council board panel court tribunal government administration cabinet parliament congress senate house legislature
    state country nation city county town village campaign party movement group organization organisation association
    union federation alliance coalition network channel station newspaper magazine paper publication outlet site
    website media press team club league school university college institute foundation charity church military army
    navy police force service mission delegation embassy task-force think-tank camp side industry community
    leadership staff crew jury chain lobby medium crowd audience
    faction majority minority opposition establishment left right public regime kingdom
    """
)

#: Words without a noun that stand for people when they say something: "others said", "some of them said".
_ONE = words("another everybody everyone one somebody someone")
_INDEFINITE = _ONE | words(
    """
    all both dozen few half hundred many million most other percent quarter several some third those thousand three two
    """
)

#: Words for a part of what follows "of", which says whether people are meant: "a lot of voters".
_PARTS = words("bunch handful lot number percentage portion share")

#: Endings of nouns that stand for people who do or follow something.
_PERSON_ENDINGS = ("man", "woman", "person", "people", "ist", "ologist", "ician", "eer", "men", "women")
_AGENT_ENDINGS = ("er", "or", "ian", "ant", "ee")
#: Nouns with such an ending that are nobody.
_THINGS = words(
    """
    amplifier answer banner barrier behavior cancer career center chapter character charter coffee computer container
    corner counter covenant decree degree dinner disaster disorder divider elephant encounter factor filter folder
    gender guarantee harbor horror instant jubilee letter manner marker matter mirror monitor newsletter newspaper
    number poster powder printer quarter reminder restaurant scanner sensor server shelter sticker summer terror
    thriller tracker trailer transfer trigger twitter variant vector warrant weather winter wonder
    """
)


def label_of(lemma: str) -> str | None:
    """PERSON or ORG for a noun that can speak, None for one that cannot."""
    if lemma in _PERSONS:
        return "PERSON"
    if lemma in _BODIES:
        return "ORG"
    last = lemma.rpartition("-")[2]
    if len(last) > 5 and (last.endswith(_PERSON_ENDINGS) or (last.endswith(_AGENT_ENDINGS) and last not in _THINGS)):
        return "PERSON"
    return label_of(last) if last != lemma else None


def is_indefinite(lemma: str) -> bool:
    """Whether a word stands for people without naming a noun: "others", "some"."""
    return lemma in _INDEFINITE


def is_part(lemma: str) -> bool:
    """Whether a noun stands for some of what "of" names: "a handful of voters"."""
    return lemma in _PARTS


def is_several(lemma: str) -> bool:
    """Whether such a word stands for more than one."""
    return lemma in (_INDEFINITE - _ONE) | _PARTS
