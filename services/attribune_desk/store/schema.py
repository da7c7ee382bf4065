"""The tables, for SQLite and PostgreSQL, and how each of them searches words.

A row of `articles` and `quotes` has a number that says when: see `places`. So the newest come first by the primary key
alone, a page goes on below the last number of the one before, and no search has to sort.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    inspect,
    select,
    text,
)

from attribune_core.errors import AttribuneError

#: Counts up with every change of the tables; a store of another version is rebuilt from the topic.
VERSION = 3

#: What is made of the topics, and dropped by a rebuild.
metadata = MetaData()
#: What people made, which no topic can bring back: no rebuild drops it, and no version of the other tables changes it.
kept = MetaData()

#: A correction of an editor (`attribune_desk.corrections.models.Correction`), also one that was undone.
corrections = Table(
    "corrections",
    kept,
    #: In the order in which they came.
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    #: As in `articles.id`; null for a correction of people.
    Column("article", Text, index=True),
    #: Identity keys and the name of a correction of people, and what it is about: the pair, or the name of one.
    Column("a", Text, index=True),
    Column("b", Text, index=True),
    Column("name", Text),
    Column("subject", Text, index=True),
    #: Whether a later one about the same subject is not undone.
    Column("is_beaten", Boolean, nullable=False),
    #: ISO 8601, UTC.
    Column("made_at", Text, nullable=False),
    Column("undone", Boolean, nullable=False),
    #: All of it, as JSON; what later versions add is in there.
    Column("value", Text, nullable=False),
)

about = Table(
    "about",
    metadata,
    Column("version", Integer, nullable=False),
    #: Counts the changes: the number of the last one, and what makes the numbers of rows unique.
    Column("changes", BigInteger, nullable=False),
    Column("rows", BigInteger, nullable=False),
)

#: Where reading goes on, written in the transaction that writes the rows of what was read.
offsets = Table(
    "offsets",
    metadata,
    Column("topic", Text, primary_key=True),
    Column("partition", Integer, primary_key=True),
    Column("next", BigInteger, nullable=False),
)


def _source_columns() -> list[Column[Any]]:
    """Where the raw record of an article lay, its timestamp in milliseconds; null where the event does not say."""
    return [
        Column("source_topic", Text),
        Column("source_partition", Integer),
        Column("source_offset", BigInteger),
        Column("source_timestamp", BigInteger),
    ]


articles = Table(
    "articles",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("event_id", Text, nullable=False),
    Column("change", BigInteger, nullable=False, index=True),
    *_source_columns(),
    #: Seconds since 1970: when it reached Kafka, and when it was published as far as that is known.
    Column("received", BigInteger, nullable=False),
    Column("moment", BigInteger, nullable=False),
    Column("title", Text),
    Column("source", Text),
    Column("author", Text),
    Column("language", Text),
    Column("url", Text),
    Column("published_at", Text),
    Column("beginning", Text, nullable=False),
    Column("quotes", Integer, nullable=False),
    #: The event as it was on the topic; the last column, so that a list never reads it.
    Column("value", LargeBinary, nullable=False),
    Index("articles_by_source", "source", "number"),
)

#: What is retracted, with its source: an older version that comes late must stay forgotten.
retractions = Table(
    "retractions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("change", BigInteger, nullable=False, index=True),
    *_source_columns(),
)

quotes = Table(
    "quotes",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("article", BigInteger, ForeignKey("articles.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("quote_id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("cue", Text),
    Column("negated", Boolean, nullable=False),
    Column("modality", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("method", Text, nullable=False),
    Column("source", Text),
    #: How a correction finds it again: see `corrections.placing`.
    Column("key", Text),
    Column("occurrence", Integer, nullable=False),
    #: The correction of its speaker that is in force, and whom the event names, as a JSON list; null where none is.
    Column("correction", Text),
    Column("was", Text),
    #: What is searched: the folded words of the quote and the names of its speakers.
    Column("words", Text, nullable=False),
    Column("names", Text, nullable=False),
    #: Type, source and persons as words of their own, see `words.mark`: SQLite cuts all that is asked for in one index.
    Column("marks", Text, nullable=False),
    Index("quotes_by_source", "source", "number"),
)

speakers = Table(
    "speakers",
    metadata,
    Column("quote", BigInteger, ForeignKey("quotes.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article", BigInteger, nullable=False),
    #: The name as `appearances` has it; null for a speaker without one.
    Column("person", Text),
    #: Who it is across articles: a number of `identities`.
    Column("identity", BigInteger),
    Column("name", Text, nullable=False),
    #: As the text calls the speaker at this quote.
    Column("text", Text, nullable=False),
    Index("speakers_by_identity", "identity", "quote"),
    Index("speakers_by_article", "article", "person"),
)

appearances = Table(
    "appearances",
    metadata,
    Column("article", BigInteger, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    #: A name, and what tells two of that name apart: see `identities.senses`; for anything but a person with its label.
    Column("person", Text, primary_key=True),
    Column("sense", Text, nullable=False),
    #: The article's, "" where it has none, and its day, counted from 1970.
    Column("source", Text, nullable=False),
    Column("day", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("mentions", Integer, nullable=False),
    #: Of which this name is a speaker.
    Column("quotes", Integer, nullable=False),
    Column("identity", BigInteger, nullable=False),
    Index("appearances_by_name", "person", "sense", "source", "day"),
    Index("appearances_by_identity", "identity", "article"),
)

#: Every name in each sense, with how many articles have it, and the identity that the rules or an editor give it.
names = Table(
    "names",
    metadata,
    Column("person", Text, primary_key=True),
    Column("sense", Text, primary_key=True),
    #: By which names are found that may be one with it: see `identities.name_form`.
    Column("surname", Text, nullable=False, index=True),
    Column("beginning", Text, nullable=False, index=True),
    Column("articles", Integer, nullable=False),
    Column("key", Text, nullable=False, index=True),
    Column("why", Text, nullable=False),
    Column("identity", BigInteger, index=True),
)

#: How many articles of a source have a person's name in a week, by surname: what bare surnames are read by.
usages = Table(
    "usages",
    metadata,
    Column("surname", Text, primary_key=True),
    #: Counted from 1970.
    Column("week", Integer, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("sense", Text, primary_key=True),
    Column("is_full", Boolean, nullable=False),
    Column("articles", Integer, nullable=False),
    #: Of a bare surname: whom it means in this source and week; null where that is not known.
    Column("identity", BigInteger),
    Column("why", Text, nullable=False),
    Index("usages_by_identity", "identity"),
)

#: How many articles write a name in which way.
spellings = Table(
    "spellings",
    metadata,
    Column("person", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("articles", Integer, nullable=False),
)

#: Who is in the articles: each person or body once, with counts that are kept as articles come and go.
identities = Table(
    "identities",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    #: See `identities.decisions`.
    Column("key", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("is_person", Boolean, nullable=False),
    Column("quotes", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("mentioned_in", Integer, nullable=False),
    #: Numbers of the earliest and the latest quote.
    Column("first", BigInteger),
    Column("last", BigInteger),
    Index("identities_by_rank", "is_person", "quotes", "key"),
    Index("identities_by_quotes", "quotes", "key"),
)


def _counts_by(period: str) -> Table:
    """Quotes of an identity in each day or month, both counted from 1970."""
    return Table(
        f"{period}s",
        metadata,
        Column("identity", BigInteger, primary_key=True),
        Column(period, Integer, primary_key=True),
        Column("quotes", Integer, nullable=False),
    )


days = _counts_by("day")
months = _counts_by("month")

#: Where a correction of a quote is now, for the articles that are there; made anew with the rows of the article.
placements = Table(
    "placements",
    metadata,
    Column("correction", Text, primary_key=True),
    Column("article", BigInteger, ForeignKey("articles.number", ondelete="CASCADE"), nullable=False, index=True),
    #: Id of the quote in the event; null for one that is unplaced.
    Column("quote_id", Text),
    Column("in_force", Boolean, nullable=False),
    #: What is missing of one that is unplaced.
    Column("why", Text),
)

#: What the source audit counts of a quote; a quote that it does not count has no row.
audit_quotes = Table(
    "audit_quotes",
    metadata,
    Column("quote", BigInteger, ForeignKey("quotes.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("article", BigInteger, nullable=False, index=True),
    Column("outlet", Text, nullable=False),
    #: YYYY-MM.
    Column("month", Text, nullable=False),
    Column("speaker_kind", Text, nullable=False),
    Column("role", Text),
    Column("pronoun", Text),
    Column("type", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("words", Integer, nullable=False),
    #: A named person's id across articles, name, and role in the text's words.
    Column("person", Text),
    Column("name", Text),
    Column("role_text", Text, nullable=False),
)


def _outlet_and_month() -> list[Column[Any]]:
    """Where and when is counted: "" is all outlets, or all months."""
    return [Column("outlet", Text, primary_key=True), Column("month", Text, primary_key=True)]


#: How many quotes, and words in them, have a value in a dimension of the audit.
audit_counts = Table(
    "audit_counts",
    metadata,
    *_outlet_and_month(),
    Column("dimension", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("quotes", BigInteger, nullable=False),
    Column("words", BigInteger, nullable=False),
)

#: How many quotes and words a named person has.
audit_people = Table(
    "audit_people",
    metadata,
    *_outlet_and_month(),
    Column("person", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("quotes", BigInteger, nullable=False),
    Column("words", BigInteger, nullable=False),
    Index("audit_people_by_quotes", "outlet", "month", "quotes"),
    Index("audit_people_by_person", "person", "outlet", "month"),
)

#: Records that break the contract: named here, and passed by.
refusals = Table(
    "refusals",
    metadata,
    Column("topic", Text, primary_key=True),
    Column("partition", Integer, primary_key=True),
    Column("offset", BigInteger, primary_key=True),
    Column("key", Text),
    Column("reason", Text, nullable=False),
)

#: Articles that are dead letters, the last one of each id, until something later of that id comes.
dead_letters = Table(
    "dead_letters",
    metadata,
    Column("id", Text, primary_key=True),
    #: Class of the error, its message, and the stage that refused the article.
    Column("reason", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("stage", Text, nullable=False),
    #: ISO 8601, as the letter says.
    Column("refused_at", Text, nullable=False),
    *_source_columns(),
)

_SQLITE = (
    # An index over the columns of `quotes` that keeps no copy of them; the triggers keep it in step.
    """CREATE VIRTUAL TABLE quote_words USING fts5(
        words, names, marks,
        content='quotes', content_rowid='number', tokenize='porter unicode61', prefix='2 3')""",
    """CREATE TRIGGER quote_words_in AFTER INSERT ON quotes BEGIN
        INSERT INTO quote_words(rowid, words, names, marks)
        VALUES (new.number, new.words, new.names, new.marks); END""",
    """CREATE TRIGGER quote_words_out AFTER DELETE ON quotes BEGIN
        INSERT INTO quote_words(quote_words, rowid, words, names, marks)
        VALUES ('delete', old.number, old.words, old.names, old.marks); END""",
)
_POSTGRESQL = (
    # English stems without stop words, so that "to be" can be found, as in SQLite.
    "CREATE TEXT SEARCH DICTIONARY attribune_stem (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION attribune (COPY = english)",
    """ALTER TEXT SEARCH CONFIGURATION attribune ALTER MAPPING REPLACE english_stem WITH attribune_stem""",
    """CREATE INDEX quotes_by_words ON quotes
        USING gin (to_tsvector('attribune'::regconfig, words || ' ' || names))""",
    "CREATE INDEX quotes_by_names ON quotes USING gin (to_tsvector('attribune'::regconfig, names))",
    # Quotes behind a number of the audit, the newest first. SQLite finds them by their marks.
    *(
        f"CREATE INDEX audit_quotes_by_{columns.replace(', ', '_')} ON audit_quotes ({columns}, quote)"
        for columns in ("speaker_kind", "role", "pronoun", "type", "place", "month", "outlet, month")
    ),
)
_POSTGRESQL_AWAY = (
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS attribune CASCADE",
    "DROP TEXT SEARCH DICTIONARY IF EXISTS attribune_stem CASCADE",
)


class StoreVersionError(AttribuneError):
    """The database was made by another version of the desk."""


def create(connection: Connection) -> None:
    """Make the tables where there are none. Raises StoreVersionError where they are another version's."""
    if inspect(connection).has_table(about.name):
        found = connection.execute(select(about.c.version)).scalar()
        if found != VERSION:
            raise StoreVersionError(
                f"the desk's database has version {found}, this desk {VERSION}: `attribune desk rebuild` makes it anew"
            )
        # Came later; where it is new, its topic is read from its beginning, and nothing else is touched.
        dead_letters.create(connection, checkfirst=True)
        return
    metadata.create_all(connection)
    # There already where the tables were dropped for a rebuild.
    kept.create_all(connection)
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.execute(text(statement))
    connection.execute(about.insert().values(version=VERSION, changes=0, rows=0))


def drop(connection: Connection) -> None:
    """Take away what the topics can bring back, whatever version it has; corrections stay."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("DROP TABLE IF EXISTS quote_words"))
    metadata.drop_all(connection)
    if connection.dialect.name != "sqlite":
        for statement in _POSTGRESQL_AWAY:
            connection.execute(text(statement))
