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
BY_SUBJECT = Index("decision_subject", DECISION.c.kind, DECISION.c.about)
BY_PERSON = Index("access_subject", ACCESS.c.subject)
MADE: tuple[DDLElement, ...] = (
    *(CreateTable(table, if_not_exists=True) for table in (DECISION, ACCESS)),
    *(CreateIndex(index, if_not_exists=True) for index in (BY_SUBJECT, BY_PERSON)),
)
