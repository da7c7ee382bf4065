"""Words that decide what is part of a name and what kind of name it is. Lower case throughout."""


def words(text: str) -> frozenset[str]:
    """The words of ``text``, which white space separates."""
    return frozenset(text.split())


#: Titles and offices that stand before or after a name and are no part of it.
TITLES = words(
    """
    admiral adviser advisor aide ambassador analyst archbishop assemblyman assemblywoman attorney author ayatollah
    brigadier captain cardinal chair chairman chairwoman chancellor chief coach colonel col. commander commissioner
    congressman congresswoman correspondent councilman councilwoman counsel count countess dean delegate deputy
    detective director doctor dr dr. duchess duke editor emir emperor envoy ex-president executive father founder
    gen. general gov. governor head imam inspector journalist judge justice king lady lawyer leader lieutenant lord lt
    lt. madam madame major manager marshal mayor minister monsignor mr mr. mrs mrs. ms ms. nominee officer official
    pastor pope premier president president-elect presidents prime prince princess principal prof. professor prosecutor
    queen rabbi rep rep. representative reporter rev. reverend researcher saint sec. secretary secretary-general sen
    sen. senator senators sergeant sgt sgt. sheikh sheriff sir sister spokesman spokesperson spokeswoman strategist
    sultan superintendent treasurer undersecretary vice vice-president
    """
)

#: Words before a title that belong to it, as in "Majority Leader"; no part of an organisation's name at its end.
TITLE_MODIFIERS = words(
    "acting assistant associate communications deputy former majority minority national press senior then vice"
)

#: Institutions that silver and gold data take for places or people; the words are ``ORG`` wherever they stand.
INSTITUTIONS: frozenset[tuple[str, ...]] = frozenset(
    tuple(name.split())
    for name in """
        white house|the pentagon|pentagon|kremlin|capitol hill|state department|justice department|defense department
        treasury department|education department|energy department|supreme court|security council|u.n. security council
        un security council|united nations security council|united nations|congress|senate|house of representatives
        house of commons|house of lords|downing street|european union|european commission|european parliament|hamas
        hezbollah|taliban|isis|isil|islamic state|al qaeda|al - qaeda|fatah|nato|interpol|knesset|bundestag|parliament
        department of state|department of justice|department of defense|department of homeland security
        federal reserve|world bank|world health organization|international monetary fund|wall street journal
        new york times|washington post|associated press|reuters|fox news|cnn
    """.replace("\n", "|").split("|")
    if name.strip()
)

#: Institutions that are also places or common words; they are ``ORG`` only where the data has a label.
AMBIGUOUS_INSTITUTIONS = frozenset({("capitol", "hill"), ("downing", "street"), ("senate",), ("parliament",)})

#: Last words of names of buildings and other works.
FACILITY_HEADS = words(
    """
    airport arena auditorium avenue barracks base bridge building cathedral cemetery center centre church dam embassy
    freeway garden gate hall headquarters highway hospital hotel house library mall mosque museum palace park plant
    plaza port prison road school shrine square stadium station street temple terminal theater theatre tower tunnel
    university wall zoo
    """
)

#: Words of names of places that are not states, cities or countries.
LOCATION_HEADS = words(
    """
    africa america antarctica asia atlantic balkans basin bay beach canal canyon caribbean caucasus coast continent
    creek desert earth east europe forest gulf hemisphere highlands hills island islands lake mars mediterranean midwest
    moon mount mountain mountains north northeast northwest ocean pacific peninsula plain plateau ridge river sahara
    scandinavia sea south southeast southwest strait straits strip valley volcano west
    """
)

#: Last words of names of events among the names that a corpus calls miscellaneous.
EVENT_HEADS = words(
    """
    award awards battle championship championships congress convention conference cup derby election elections festival
    final finals games grammys holocaust league marathon massacre olympics open oscars playoffs primary primaries prize
    referendum revolution series summit super tour tournament uprising war wars
    """
)
#: Last words of names of laws among the names that a corpus calls miscellaneous.
LAW_HEADS = words("accord accords act agreement amendment bill charter code constitution law pact treaty")

#: Function words that join the parts of a name.
CONNECTORS = words("of the for and & on in de del der van von al bin la le du da dos - ’s 's")

#: Words that open a span and are no part of a name.
LEADING = words("the a an this that these those our his her their its my your such some any all both no")

#: Words that close a span and are no part of a name.
TRAILING = frozenset(["'s", "’s", "'", "’", ",", ";", ":", "(", "-"])

#: "May" and "March" are months only with a capital, which the user of this set checks.
MONTHS = words(
    """january february march april june july august september october november december jan. feb. mar. apr. jun. jul.
    aug. sept. sep. oct. nov. dec."""
)
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday mon. tue. wed. thu. fri. sat.")
PERIODS = words(
    """today tonight yesterday tomorrow morning afternoon evening night noon midnight second seconds minute minutes hour
    hours day days week weeks weekend month months year years decade decades century centuries quarter spring summer
    autumn fall winter daily weekly monthly annual annually ago now then"""
)
NUMBERS = words(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion
    dozen dozens hundreds thousands millions half first second third fourth fifth sixth seventh eighth ninth tenth
    percent % $ £ € dollars cents pounds euros"""
)
UNITS = words(
    """
    mile miles kilometer kilometers kilometre kilometres km meter meters metre metres foot feet inch inches
    yard yards acre acres hectare hectares ton tons tonne tonnes kilogram kilograms
    kg gram grams ounce ounces gallon gallons liter
    liters litre litres barrel barrels degrees mph watt watts kilowatts megawatts lbs cm mm"""
)
#: Adverbs of time that CoreNLP tags as dates and OntoNotes does not.
VAGUE_TIMES = words("now currently once recently previously past future current present nowadays then the time")
