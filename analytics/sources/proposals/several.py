"""All the tables that one file is: an export of badges, an extract of students."""

from collections import Counter
from dataclasses import dataclass, replace

from analytics.sources.proposals.draft import Draft
from analytics.sources.proposals.headings import attribute_of
from analytics.sources.proposals.peek import Peek
from analytics.sources.proposals.propose import mail_column, propose
from analytics.sources.proposals.questions import OPEN
from analytics.sources.proposals.totals import totals
from analytics.sources.proposals.words import with_words

_REPEATED = 0.95  # of the rows, so many ids differ where a row is a person
_PEOPLE = ("learners", "enrollments", "programs")


@dataclass(frozen=True)
class Tables:
    """What one file, or sheet, is: a draft for each table; ``main`` is the likeliest.

    ``styles`` are the formats that read its days, ``again`` how many awards are there
    another time, ``nameless`` how many rows lack the address that says who it is.
    """

    seen: Peek
    main: Draft
    drafts: tuple[Draft, ...]
    styles: tuple[str, ...] = ()
    again: int = 0
    nameless: int = 0


def tables_of(seen: Peek, table: str | None = None) -> Tables:
    """Propose everything that a file is; only one table, where that is named."""
    found = propose(seen, table)
    main = _finished(found.draft, seen, found.styles)
    if table is not None or main.table not in ("awards", *_PEOPLE):
        return Tables(seen, main, (main,), found.styles)
    if main.table == "awards":
        return _badges(seen, main, found.styles)
    return _students(seen, main, found.styles)


def _finished(draft: Draft, seen: Peek, styles: tuple[str, ...]) -> Draft:
    """Add the words, the rows that are totals, and how names and days are written."""
    draft = replace(with_words(draft, seen), skip={**draft.skip, **totals(seen)})
    if len(styles) > 1:
        draft = replace(draft, dates=OPEN)
    name = draft.columns.get("name") if draft.table == "learners" else None
    if name is not None and _is_last_first(seen, name):
        draft = replace(draft, last_first=("name",))
    return draft


def _is_last_first(seen: Peek, column: str) -> bool:
    texts = seen.facts[column].texts
    return sum(", " in text for text in texts) > 0.8 * len(texts)


def _badges(seen: Peek, main: Draft, styles: tuple[str, ...]) -> Tables:
    """An export of badges: awards, what was earned, and by whom."""
    badge = main.columns.get("achievement_id", "")
    names = propose(seen, "learners").draft.columns
    name = names.get("name")
    nameless = 0
    if main.learner and name:
        mails = seen.facts[main.learner["email"]]
        nameless = mails.filled - mails.addresses
        if nameless:
            main = replace(main, learner={**main.learner, "name": name})
    again = 0 if "award_id" in main.columns else _again(seen, main)
    if again:
        main = replace(main, repeats="each")
    drafts = [main, *_achievements(seen, badge)]
    if name and main.learner:
        drafts.append(
            replace(
                main,
                table="learners",
                columns={"name": name},
                values={},
                dates=None,
                repeats=None,
                first_by="name",
            )
        )
    elif name:
        who = {"learner_id": main.columns["learner_id"], "name": name}
        drafts.append(
            Draft("learners", seen.name, who, sheet=seen.sheet, first_by="name")
        )
    mail = mail_column(seen)
    if mail and not main.learner:
        drafts.append(_addresses(seen, main.columns["learner_id"], mail))
    finished = (main, *(_finished(one, seen, ()) for one in drafts[1:]))
    return Tables(seen, main, finished, styles, again, nameless)


def _again(seen: Peek, main: Draft) -> int:
    """Count the rows that are an award which an earlier row was already."""
    person = main.learner.get("email") or main.columns.get("learner_id")
    named = [person, main.columns.get("achievement_id"), main.columns.get("earned_on")]
    if None in named:
        return 0
    cells = [seen.cells_of[name] for name in named if name]
    keys = Counter(
        (who.strip().lower(), what.strip(), when.strip())
        for who, what, when in zip(*cells, strict=True)
    )
    return sum(times - 1 for times in keys.values())


def _achievements(seen: Peek, badge: str) -> list[Draft]:
    """Return what is said of the badges themselves; nothing, where only their id is."""
    found = propose(seen, "achievements").draft.columns
    columns = {"achievement_id": badge, "name": found.get("name", badge)}
    for ours in ("issuer", "kind", "description", "criteria", "skills"):
        if ours in found and not _is_status(seen, found[ours]):
            columns[ours] = found[ours]
    if columns["name"] != badge and seen.facts[columns["name"]].is_unique:
        columns["name"] = badge
    if set(columns.values()) == {badge}:
        return []
    return [
        Draft(
            "achievements",
            seen.name,
            columns,
            sheet=seen.sheet,
            first_by="achievement_id",
        )
    ]


def _is_status(seen: Peek, column: str) -> bool:
    return seen.facts[column].is_unique or seen.facts[column].is_mail


def _addresses(seen: Peek, who: str, mail: str) -> Draft:
    return Draft(
        "identities",
        seen.name,
        {"learner_id": who, "value": mail},
        sheet=seen.sheet,
        constants={"kind": "email"},
        skip={who: ("",), mail: ("",)},
    )


def _students(seen: Peek, main: Draft, styles: tuple[str, ...]) -> Tables:
    """A roster, or an extract of a row per student and term."""
    learners = propose(seen, "learners")
    who = learners.draft.columns.get("learner_id")
    term = propose(seen, "enrollments").draft.columns.get("term_id")
    facts = seen.facts[who] if who else None
    if facts is None or facts.different >= _REPEATED * facts.filled or term is None:
        if main.table != "learners":
            return Tables(seen, main, (main,), styles)
        roster = _with_attributes(main, seen, set(main.columns.values()))
        return Tables(seen, roster, (roster,), styles)
    drafts = [
        draft
        for draft in (_enrolled(seen), _studied(seen))
        if set(draft.columns) - {"learner_id", "term_id"}
    ]
    taken = {theirs for draft in drafts for theirs in draft.columns.values()} - {who}
    known = {o: t for o, t in learners.draft.columns.items() if t not in taken}
    person = replace(learners.draft, columns=known, last_by=_last_by(seen, term))
    person = _finished(person, seen, learners.styles)
    person = _with_attributes(person, seen, taken | set(known.values()))
    finished = [_finished(one, seen, ()) for one in drafts]
    return Tables(seen, person, (person, *finished), learners.styles)


def _last_by(seen: Peek, term: str) -> str:
    """Return by what the latest row of somebody is told: codes that are in order."""
    is_in_order = all(text.isdigit() for text in seen.facts[term].texts)
    return term if is_in_order else OPEN


def _enrolled(seen: Peek) -> Draft:
    """Enrolments by term; what is cumulative is no figure of the term's."""
    draft = propose(seen, "enrollments").draft
    columns = {o: t for o, t in draft.columns.items() if attribute_of(t) is None}
    return replace(draft, columns=columns)


def _studied(seen: Peek) -> Draft:
    draft = propose(seen, "programs").draft
    if "program" not in draft.columns:
        return replace(draft, columns={})
    return draft


def _with_attributes(draft: Draft, seen: Peek, taken: set[str]) -> Draft:
    found: dict[str, str] = {}
    for name in seen.columns:
        attribute = attribute_of(name)
        if attribute and name not in taken and attribute not in found:
            found[attribute] = name
    return replace(draft, attributes=found)
