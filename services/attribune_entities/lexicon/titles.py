"""Titles and roles that stand beside the names of persons, all in lower case and without the final full stop."""

from __future__ import annotations

from attribune_entities.lexicon import words
from attribune_text.gender import FEMALE_TITLES, MALE_TITLES

#: Ranks and forms of address that stand right before a name and begin a title of their own.
RANKS: frozenset[str] = words(
    """
    adm admiral archbishop ayatollah bishop brig brigadier capt captain cardinal cllr cmdr col colonel commodore
    congressman congresswoman corporal cpl cpt dame detective dr fr gen gov hon imam judge justice lady lieutenant
    lord lt lt-col lt-gen ltc maj major marshal msgr mullah pastor pfc pope prof pvt rabbi rear rep rev reverend
    sen senator sgt sheikh sheriff sir sister ssgt st supt vice-adm
    """
)

#: Nouns that head a title or a role, before a name or in apposition to one.
HEADS: frozenset[str] = RANKS | words(
    """
    accountant activist actor actuary administrator adviser advisor advocate agent aide ally ambassador analyst
    anchor anthropologist archaeologist architect artist assemblymember assistant associate astronaut astronomer
    athlete attorney auditor author backbencher baker banker barrister beekeeper billionaire biographer biologist
    blogger boss boxer brewer broadcaster broker builder butcher campaigner candidate caretaker carpenter
    cartoonist ceo cfo chair chairperson champion chancellor chef chemist chief choreographer cio citizen clerk
    climatologist co-author co-chair co-director co-founder co-host co-owner co-star coach cofounder collector
    columnist comedian commander commentator commissioner composer comptroller conductor consul consultant
    contractor controller coo coordinator coroner correspondent councillor councilmember councilor counsel
    counselor crew critic cto curator dean defendant defender delegate demographer dentist deputy designer
    developer dictator diplomat director dispatcher doctor donor driver drummer ecologist economist editor
    educator electrician engineer entrepreneur environmentalist envoy epidemiologist executive expert farmer
    ferryman filmmaker financier firefighter fisherman footballer forecaster forward founder gardener general
    geographer geologist geophysicist glaciologist goalkeeper governor governor-general graduate grower guard
    guitarist guru hairdresser head heir historian host hydrologist imam immunologist inspector instructor
    inventor investigator investor jockey journalist jurist keeper landlord lawmaker lawyer leader lecturer
    legislator librarian linguist lobbyist magistrate manager marketer master mason mathematician mayor mechanic member
    merchant meteorologist midfielder midwife millionaire miner minister missionary mogul monarch mountaineer mp
    msp musher musician naturalist negotiator neighbor neighbour neurologist neuroscientist nominee novelist nurse
    nutritionist oceanographer officer official operator ophthalmologist organiser organizer owner painter
    paleontologist paramedic partner passenger pathologist patriarch pediatrician performer pharmacist
    philanthropist philosopher photographer physician physicist pianist pilot pitcher planner player playwright
    plumber poet politician pollster pontiff preacher premier presenter president president-elect priest principal
    producer professor programmer prosecutor provost psychiatrist psychologist publicist publisher quarterback
    ranger rapper realtor rebel rector referee regent regulator reporter representative researcher resident
    retiree rower ruler runner sailor scholar scientist screenwriter sculptor secretary secretary-general
    seismologist shepherd shopkeeper singer skipper sociologist soldier solicitor speaker specialist spokesperson
    star statistician strategist striker student superintendent supervisor supporter surgeon survivor suspect
    swimmer teacher technician theologian therapist toxicologist trader trainer translator treasurer trustee tutor
    tycoon undersecretary understudy vet veteran veterinarian vicar vice-president victim violinist virologist
    volcanologist volunteer warden weaver whip whistleblower winemaker winner witness worker writer zoologist
    """
)

#: Every noun that can be the head of a title.
ALL_HEADS: frozenset[str] = HEADS | MALE_TITLES | FEMALE_TITLES

#: Family words name a relation, not a role: they tell the gender and are kept in no list of titles.
KIN: frozenset[str] = words(
    """
    aunt boyfriend brother daughter father girlfriend granddaughter grandfather grandmother grandson husband
    mother nephew niece partner sister son stepfather stepmother uncle widow widower wife
    """
)

#: Lower-case modifiers that belong to a title.
MODIFIERS: frozenset[str] = words(
    """
    acting assistant associate chief co-founding commanding congressional democratic deputy elect executive
    federal financial first foreign former founding general global gubernatorial human incoming independent
    interim international joint junior lead legal local longtime managing medical military ministerial municipal
    national outgoing parliamentary permanent political presidential presumptive prime principal provincial public
    regional republican retired ruling senatorial senior special technical veteran vice
    vice-presidential
    """
)

#: Title words that are as often a first name or a surname: inside a recognised name they are left where they are.
NAME_LIKE: frozenset[str] = words(
    """
    baker chase chef count deacon dean duke earl general hunter judge justice king lady lord major marshal mason
    miner page pitcher porter prince sailor shepherd sister st star
    """
)

#: After a name: generation and degrees.
SUFFIXES: frozenset[str] = words("cbe dds esq ii iii iv jr kc m.d mbe md obe ph.d phd qc sr v")

#: Titles that are no surnames: alone they name nobody, and an organisation's name does not end in them.
OFFICES: frozenset[str] = words(
    """
    advisor adviser ambassador chairman chairwoman chief colonel congressman congresswoman dame director emperor empress
    fellow governor leader lieutenant mayor member minister president premier prime professor regent secretary senator
    sergeant spokesman spokesperson spokeswoman
    """
)

#: What ministers and secretaries have in charge, where it is not itself a body's name ("the Treasury").
PORTFOLIOS: frozenset[str] = words(
    """
    agriculture commerce culture defence defense economy education energy environment finance foreign health homeland
    housing industry intelligence interior justice national security trade transport transportation
    """
)
