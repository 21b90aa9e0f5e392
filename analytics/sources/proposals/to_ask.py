"""The questions of a proposal, with what may be answered on the file's own rows."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from analytics.sources.proposals.draft import Draft
from analytics.sources.proposals.questions import OPEN, Question
from analytics.sources.proposals.several import Tables
from analytics.sources.proposals.terms import term_of
from analytics.sources.recode import called

_SHOWN = 3


def questions_of(tables: Tables, drafts: Sequence[Draft]) -> Iterator[Question]:
    """Yield what has to be asked, or confirmed, about one file."""
    seen = tables.seen
    own = [d for d in drafts if (d.file, d.sheet) == (seen.name, seen.sheet)]
    yield from _encoding(tables)
    yield from _days(tables)
    for draft in own:
        yield from _words(draft)
        yield from _latest(draft)
    yield from _issued(tables)
    yield from _again(tables)
    for draft in own:
        if draft.table == "terms":
            yield from _terms(draft)


def _encoding(tables: Tables) -> Iterator[Question]:
    seen = tables.seen
    if seen.shape.encoding is None:
        return
    texts = (text for facts in seen.facts.values() for text in facts.texts)
    shown = [text for text in texts if not text.isascii() and "@" not in text]
    sample = ", ".join(shown[:_SHOWN]) or "no letter beyond ASCII"
    yield Question(
        seen.name,
        "It isn't UTF-8. Is it read rightly?",
        ((seen.shape.encoding, f"{called(seen.shape.encoding)}: {sample}"),),
        seen.shape.encoding,
        place=("files", seen.name, "encoding"),
    )


def _days(tables: Tables) -> Iterator[Question]:
    """Ask how days are written: always where the rows don't tell."""
    main, styles = tables.main, tables.styles
    is_short = any("%y" in style for style in styles)
    if len(styles) < 2 and not is_short:
        return
    dated = [theirs for ours, theirs in main.columns.items() if ours[-3:] == "_on"]
    cells = [text for name in dated for text in tables.seen.facts[name].texts]
    choices = tuple((style, _read(style, cells)) for style in styles)
    asks = (
        "Days have years of two digits. Are they read rightly?"
        if len(styles) == 1
        else "How are days written? The rows fit several ways."
    )
    stands = styles[0] if len(styles) == 1 else None
    yield Question(
        main.file,
        asks,
        choices,
        stands,
        place=(main.table, main.file, main.sheet, "dates"),
    )


def _read(style: str, cells: Sequence[str]) -> str:
    """Show how a format reads the first cell that tells it from others."""
    for cell in cells:
        try:
            day = datetime.strptime(cell, style)
        except ValueError:
            continue
        return f"{cell} is {day.day} {day:%B %Y}"
    return style


def _words(draft: Draft) -> Iterator[Question]:
    """Ask of words that nobody knows."""
    for ours, words in draft.values.items():
        if draft.table == "terms":
            continue
        for theirs, said in words.items():
            if said == OPEN:
                yield Question(
                    draft.file,
                    f'What does "{theirs}" mean, in {draft.columns[ours]}?',
                    column=draft.columns[ours],
                    place=(
                        draft.table,
                        draft.file,
                        draft.sheet,
                        "values",
                        ours,
                        theirs,
                    ),
                )


def _latest(draft: Draft) -> Iterator[Question]:
    if draft.last_by == OPEN:
        yield Question(
            draft.file,
            "Learners have several rows. By which column is the latest told? (The "
            "terms here aren't written in the order of time.)",
            place=(draft.table, draft.file, draft.sheet, "last_by"),
        )


def _issued(tables: Tables) -> Iterator[Question]:
    columns = tables.main.columns
    if tables.main.table != "awards" or "earned_on" not in columns:
        return
    if columns["earned_on"] == columns.get("issued_on"):
        yield Question(
            tables.main.file,
            f"The day of issue ({columns['issued_on']}) is taken for the day of "
            "earning, too. Does another column say when it was earned?",
            stands=columns["earned_on"],
            column=columns["earned_on"],
            place=(
                "awards",
                tables.main.file,
                tables.main.sheet,
                "columns",
                "earned_on",
            ),
        )


def _again(tables: Tables) -> Iterator[Question]:
    if tables.again:
        rows = "1 row has" if tables.again == 1 else f"{tables.again:,} rows have"
        yield Question(
            tables.main.file,
            f"{rows} the person, badge and day of an earlier row. Each counts as an "
            "award of its own, as the file counts them; without repeats: each, equal "
            "rows are one.",
            stands="each",
            place=("awards", tables.main.file, tables.main.sheet, "repeats"),
        )


def _terms(draft: Draft) -> Iterator[Question]:
    for key, which in (("starts_on", "first"), ("ends_on", "last")):
        for code in draft.values[key]:
            term = term_of(code)
            usual = term.usual[key == "ends_on"] if term.usual else "2026-01-31"
            name = "" if term.name == code else f" ({term.name})"
            yield Question(
                draft.file,
                f"Which is the {which} day of term {code}{name}? Such as {usual}.",
                column=draft.columns["term_id"],
                place=("terms", draft.file, draft.sheet, "values", key, code),
            )
