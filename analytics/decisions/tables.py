"""The tables of what people decided: decisions, and grants of what may be seen."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    String,
    Table,
)
from sqlalchemy.schema import CreateIndex, CreateTable, DDLElement

_ALL = MetaData()

DECISION = Table(
    "decision",
    _ALL,
    Column("id", Integer, primary_key=True),
    Column("kind", String(64), nullable=False),
    Column("about", String, nullable=False),
    Column("value", JSON, nullable=False),
    Column("by", String, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("undone_at", DateTime(timezone=True)),
    Column("undone_by", String),
)
ACCESS = Table(
    "access",
    _ALL,
    Column("id", Integer, primary_key=True),
    Column("subject", String, nullable=False),
    Column("role", String(32), nullable=False),
    Column("scope", String),
    Column("begins_on", Date, nullable=False),
    Column("ends_on", Date),
    Column("is_cover", Boolean, nullable=False),
    Column("given_by", String, nullable=False),
    Column("given_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
    Column("ended_by", String),
)
# Who saw whom: only added to. A list of people is kept once, under its digest.
LOG = Table(
    "log_entry",
    _ALL,
    Column("id", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("who", String, nullable=False),
    Column("viewer", String, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("what", String, nullable=False),
    Column("learners", Integer, nullable=False),
    Column("people", String(64)),
    Column("state", Integer),
    Column("previous", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False),
)
PEOPLE = Table(
    "log_people",
    _ALL,
    Column("people", String(64), primary_key=True),
    Column("mark", String(32), primary_key=True),
)
BY_SUBJECT = Index("decision_subject", DECISION.c.kind, DECISION.c.about)
BY_PERSON = Index("access_subject", ACCESS.c.subject)
BY_MARK = Index("log_people_mark", PEOPLE.c.mark)
INDEXES = (BY_SUBJECT, BY_PERSON, BY_MARK)
MADE: tuple[DDLElement, ...] = (
    *(
        CreateTable(table, if_not_exists=True)
        for table in (DECISION, ACCESS, LOG, PEOPLE)
    ),
    *(CreateIndex(index, if_not_exists=True) for index in INDEXES),
)
# Whoever can write to the database can take these away; the chain of hashes shows it.
ONLY_ADDED_TO = {
    "sqlite": [
        f"""create trigger if not exists {table}_{change}_refused
        before {change} on {table}
        begin select raise(abort, 'the log is only added to'); end"""
        for table in ("log_entry", "log_people")
        for change in ("update", "delete")
    ],
    "postgresql": [
        """create or replace function log_refused() returns trigger language plpgsql
        as $$ begin raise exception 'the log is only added to'; end $$""",
        *(
            f"""create or replace trigger {table}_refused before update or delete
            on {table} for each row execute function log_refused()"""
            for table in ("log_entry", "log_people")
        ),
    ],
}
