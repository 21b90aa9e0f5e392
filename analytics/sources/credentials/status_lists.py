"""Status lists at hand, and what each may say of a credential.

A list counts where its own issuer signed it, it is in force and about what is asked. Of
a credential it may say everything where it is the one that the credential names, by its
whole address, and the same issuer's. Any other issuer's (a service that issues it, or
that it was moved to, so that only the last part of its address is left) may only speak
against a credential: that it isn't marked there proves nothing. Whatever else there is
leaves the status unknown.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.check import check
from analytics.sources.credentials.dates import Clock, Moment
from analytics.sources.credentials.fields import Json, id_of, texts, thing, types
from analytics.sources.credentials.jws import has_expired
from analytics.sources.credentials.ob3 import validity
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.status import ONE, bits_of, has, is_set
from analytics.sources.credentials.supports import Supports, supports_value
from analytics.sources.delivery import counted
from analytics.sources.limits import LIMITS

ABSENT = "its status list isn't at hand"
FOREIGN = "the status list at hand is another issuer's, and speaks only against"
OTHER_PURPOSE = "the status list at hand is about something else"
TOO_SHORT = "the status list at hand has no such place"
_WRONG = "the status list at hand doesn't count"
ENDED = f"{_WRONG}: it is no longer valid"
_KINDS = frozenset(("BitstringStatusList", "StatusList2021"))
_LONG = 8  # characters of a name that isn't there by chance
_SKEW = timedelta(hours=LIMITS.clock_skew_hours)


@dataclass(frozen=True)
class Place:
    """Where a credential's status stands: the list's address, and the place in it.

    ``issuer`` is the credential's; ``purpose`` revocation or suspension. ``set_by`` are
    the lists that had it set before: a revocation doesn't end with its list.
    """

    issuer: str
    address: str
    index: int
    purpose: str
    set_by: Sequence[str] = ()


@dataclass(frozen=True)
class StatusList:
    """One list at hand. ``flaw`` says why it doesn't count; None where it does."""

    address: str
    issuer: str
    document: str
    begins: Moment | None = None
    purposes: frozenset[str] = frozenset()
    bits: bytes = b""
    flaw: str | None = None
    waits: bool = False

    @property
    def is_genuine(self) -> bool:
        """Whether its issuer signed it: it may have ended since."""
        return self.flaw in (None, ENDED)

    def is_about(self, purpose: str) -> bool:
        """Tell whether it counts, and what is asked is what it is about."""
        return self.flaw is None and purpose in self.purposes

    def speaks_against(self, place: Place) -> bool:
        """Tell whether it has the place set, and counts or was the one that revoked."""
        was = self.flaw == ENDED and self.address in place.set_by
        fits = self.is_about(place.purpose) or (was and place.purpose in self.purposes)
        return fits and is_set(self.bits, place.index)

    @property
    def age(self) -> tuple[bool, datetime]:
        """Order lists: their issuer's own last, of them the newest."""
        since = self.begins.at if self.begins else None
        return self.is_genuine, since or datetime.min


@dataclass(frozen=True)
class Status:
    """The list that has it set, or why nothing is known; without both it isn't set.

    ``list_issuer`` is whose list that is where it isn't the credential's issuer's.
    """

    found_by: str | None = None
    doubt: str | None = None
    list_issuer: str | None = None


@dataclass
class StatusLists:
    """Every list at hand, by its address; each is read once, when it is asked."""

    documents: dict[str, list[str]]
    supports: Supports
    now: datetime
    known: dict[str, StatusList] = field(default_factory=dict)

    def at(self, address: str) -> list[StatusList]:
        """Return the lists that call themselves by this address, the best last."""
        found = [self._read(address, one) for one in self.documents.get(address, [])]
        return sorted(found, key=lambda one: (one.age, one.document))

    def _read(self, address: str, document: str) -> StatusList:
        if document not in self.known:
            made = _status_list(address, document, self.supports, self.now)
            self.known[document] = made
        return self.known[document]

    def status(self, place: Place) -> Status:
        """Return what the lists at hand say of a credential."""
        there = self.at(same(place.address))
        own = [one for one in there if one.issuer == place.issuer]
        told = _unlifted(own, place.purpose)
        for one in told:
            if one.speaks_against(place):
                return Status(found_by=one.address)
        last = [one for one in _newest(told) if one.flaw is None]
        if last:
            has_place = any(has(one.bits, place.index) for one in last)
            return Status(doubt=None if has_place else TOO_SHORT)
        for one in self._others(place):
            if one.speaks_against(place):
                return Status(found_by=one.address, list_issuer=one.issuer)
        if own:
            return Status(doubt=ENDED if told else own[-1].flaw or OTHER_PURPOSE)
        fit = [one for one in there if one.is_about(place.purpose)]
        if fit:
            return Status(doubt=FOREIGN, list_issuer=fit[-1].issuer)
        flaw = there[-1].flaw or OTHER_PURPOSE if there else ABSENT
        return Status(doubt=flaw)

    def _others(self, place: Place) -> list[StatusList]:
        """Return other issuers' lists that count there, or where they were moved to.

        A list that was moved has the last part of the address still.
        """
        last = _last(same(place.address))
        found: list[StatusList] = []
        for address in sorted(self.documents):
            is_moved = _last(address) == last and len(last) >= _LONG
            if address != same(place.address) and not is_moved:
                continue
            there = self.at(address)
            for issuer in sorted({one.issuer for one in there} - {place.issuer}):
                theirs = [one for one in there if one.issuer == issuer]
                found += _unlifted(theirs, place.purpose)
        return found


def _newest(ordered: Sequence[StatusList]) -> list[StatusList]:
    """Return the newest lists: of one date nobody can say which is the last."""
    return [one for one in ordered if one.age == ordered[-1].age]


def _unlifted(ordered: Sequence[StatusList], purpose: str) -> list[StatusList]:
    """Return an issuer's lists about this of which none newer is in force.

    Only a list in force takes back what another said, and only an older one.
    """
    about = [one for one in ordered if one.is_genuine and purpose in one.purposes]
    in_force = [one.age for one in about if one.flaw is None]
    return [one for one in about if not in_force or one.age >= max(in_force)]


def _status_list(
    address: str, document: str, supports: Supports, now: datetime
) -> StatusList:
    """Read a list, and all that decides whether it counts."""
    made = StatusList(address, "", document)
    try:
        value, text = supports_value(document)
        made = replace(made, issuer=same(id_of(value.get("issuer")) or ""))
        verdict = check(text, text != document, "status-list", supports)
        made = replace(made, waits=verdict.waits)
        if verdict.signer is None or verdict.signer != made.issuer:
            return replace(made, flaw=f"{_WRONG}: {verdict.reason}")
        return _dated(made, value, text, now)
    except ProblemError as problem:
        return replace(made, flaw=f"{_WRONG}: {problem.rule}")


def _dated(made: StatusList, value: Json, text: str, now: datetime) -> StatusList:
    begins, ends = validity(value, Clock("UTC", now + _SKEW))
    has_ended = ends is not None and _is_over(ends, now)
    has_ended = has_ended or (text != made.document and has_expired(text, now))
    subject = thing(value, "credentialSubject", "")
    if not types(subject) & _KINDS or subject.get("statusSize", 1) not in ONE:
        return replace(made, flaw=f"{_WRONG}: a kind of list that isn't read")
    return replace(
        made,
        begins=begins,
        purposes=frozenset(texts(subject.get("statusPurpose"))),
        bits=bits_of(value),
        flaw=ENDED if has_ended else None,
    )


def _is_over(ends: Moment, now: datetime) -> bool:
    return ends.on < now.date() if ends.at is None else ends.at < now


def _last(name: str) -> str:
    return name.partition("#")[0].rstrip("/").rpartition("/")[2]


def by_address(documents: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return lists' documents by the address that each is known by."""
    found: dict[str, list[str]] = {}
    for address, document in documents:
        found.setdefault(address, []).append(document)
    return found


def superseded(lists: StatusLists) -> Iterator[tuple[str, str]]:
    """Yield the lists (address, document) that can't count any more for a newer one.

    Whoever writes a list with another's address takes nothing from it: one that counts
    stays, and so does whatever waits for a key.
    """
    for address in lists.documents:
        there = lists.at(address)
        for one in there:
            theirs = [other for other in there if other.issuer == one.issuer]
            if not one.waits and _is_spent(one, theirs):
                yield address, one.document


def _is_spent(one: StatusList, theirs: Sequence[StatusList]) -> bool:
    """Tell whether another of its issuer's lists stays for one: a newer, or its equal.

    That is one of the same date that says the same, written otherwise.
    """
    if not one.is_genuine:
        return one is not theirs[-1]
    like = [other for other in theirs if other.purposes == one.purposes]
    equal = [
        o for o in like if (o.age, o.flaw, o.bits) == (one.age, one.flaw, one.bits)
    ]
    is_lifted = any(other.flaw is None and other.age > one.age for other in like)
    return is_lifted or one is not equal[-1]


def flaws(lists: StatusLists, came: Sequence[tuple[str, str]]) -> list[str]:
    """Say of the lists that came (address, document) which don't count, and why."""
    documents = {document for _, document in came}
    found = Counter(
        one.flaw
        for address in sorted({address for address, _ in came})
        for one in lists.at(address)
        if one.flaw is not None and one.document in documents
    )
    return [
        f"{counted(count, 'status list')}: {flaw}"
        for flaw, count in sorted(found.items())
    ]
