"""What people decide about recipients: kept for good, and in what is shown at once."""

from pathlib import Path

from analytics.decisions import trust as trusting
from analytics.decisions.journal import undo
from analytics.decisions.matches import match, mismatch, unmatch
from analytics.scope import UnknownError
from analytics.sources.credentials.addresses import same
from analytics.store.decided import has_all
from analytics.store.issuer_keys import keys_known
from analytics.store.ledger import Entry, current_number, find
from analytics.store.load import Progress, load
from analytics.store.place import Place
from analytics.store.publish import roll_back
from analytics.store.recognised import is_issuer, is_learner, is_recipient
from analytics.store.state import open_state


def confirm(root: Path, recipient: str, learner: str, *, by: str) -> int | None:
    """Decide that a recipient is a learner, and publish what follows from it.

    Returns the new state's number; None where it changes nothing. UnknownError where
    the published state knows no such recipient or learner. StoreError where a load is
    running: then it is decided, and holds from the next load.
    """
    _check_pair(root, recipient, learner)
    match(root, recipient, learner, by=by)
    return renew(root)


def reject(root: Path, recipient: str, learner: str, *, by: str) -> int | None:
    """Decide that a recipient isn't a learner: it isn't proposed again.

    Returns and raises as ``confirm``.
    """
    _check_pair(root, recipient, learner)
    mismatch(root, recipient, learner, by=by)
    return renew(root)


def _check_pair(root: Path, recipient: str, learner: str) -> None:
    state = open_state(root)
    if not is_recipient(state, recipient):
        raise UnknownError("no recipient of this id is known: cairn people lists them")
    if not is_learner(state, learner):
        raise UnknownError("no learner of this id is known")


def take_back(root: Path, recipient: str, *, by: str) -> int | None:
    """Undo what was decided last about a recipient, and publish what follows from it.

    Returns as ``confirm``. UnknownError where nothing about it stands.
    """
    unmatch(root, recipient, by=by)
    return renew(root)


def take_back_one(root: Path, decision: int, *, by: str) -> int | None:
    """Undo one decision, by its id; returns and raises as ``take_back``."""
    undo(root, decision, by=by)
    return renew(root)


def trust(root: Path, issuer: str, name: str | None, *, by: str) -> int | None:
    """Decide that an issuer is trusted, and publish what follows from it.

    Trusted is who has the keys that are known of it now. Returns as ``confirm``.
    UnknownError where the published state has no credential of this issuer: a slip of
    the pen would trust nobody.
    """
    known, state = same(issuer), open_state(root)
    if not is_issuer(state, known):
        raise UnknownError("no issuer of this id is known: cairn issuers lists them")
    trusting.trust(root, known, name or "", keys_known(state, known), by=by)
    return renew(root)


def distrust(root: Path, issuer: str, *, by: str) -> int | None:
    """Take an issuer off the list, and publish what follows from it.

    Returns as ``confirm``. UnknownError where it isn't trusted.
    """
    trusting.distrust(root, same(issuer), by=by)
    return renew(root)


def renew(root: Path) -> int | None:
    """Publish the state with what people decided since; None where it is in it."""
    if current_number(Place(root.resolve())) is None or _is_fresh(root):
        return None
    report = load(root, [], verify=False)
    return report.state if report.published else None


def check_again(root: Path, progress: Progress | None = None) -> int | None:
    """Check what loads left unchecked, and publish it; None where nothing was.

    StoreError where nothing is loaded, or a load is running.
    """
    find(Place(root.resolve()), None)
    report = load(root, [], verify=True, progress=progress)
    return report.state if report.published else None


def show_again(root: Path, wanted: str | None = None) -> Entry:
    """Publish an earlier state again, and what people decided since with it.

    Returns the entry of the state that shows the earlier one unchanged.
    """
    entry = roll_back(root, wanted)
    renew(root)
    return entry


def _is_fresh(root: Path) -> bool:
    with open_state(root).cursor() as cursor:
        return has_all(cursor, root)
