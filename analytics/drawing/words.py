"""The institution's own words, read once from ``data/words.toml``."""

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "data" / "words.toml"


@dataclass(frozen=True)
class Words:
    """What things are called on the screens; the file says when to use which."""

    learner: str = "student"
    learners: str = "students"
    badge: str = "badge"
    badges: str = "badges"
    micro_credential: str = "micro-credential"
    micro_credentials: str = "micro-credentials"
    credential: str = "credential"
    credentials: str = "credentials"
    pathway: str = "pathway"
    pathways: str = "pathways"
    claimed: str = "accepted"
    graduated: str = "graduated"
    not_enrolled: str = "not enrolled as of"
    to_go: str = "to go"
    still_followed: str = "still followed"
    already_covered: str = "already covered"


def read_words(file: Path = FILE) -> Words:
    """Read the words; those that the file leaves out keep their defaults.

    Raises ValueError for a word that no screen uses, or that isn't text.
    """
    if not file.exists():
        return Words()
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    known = {field.name for field in fields(Words)}
    for name, value in found.items():
        if name not in known or not isinstance(value, str) or not value.strip():
            raise ValueError(f"{file.name}: {name} is not a word that screens use")
    return Words(**found)


WORDS = read_words()
SAY_NOTHING = ("yes", "no", "true", "false", "")  # without their attribute


def capital(text: str) -> str:
    """Begin a sentence with a word: ``students`` becomes ``Students``."""
    return text[:1].upper() + text[1:]


def group_name(group: str, by: str) -> str:
    """Name a group; by its attribute too where it would say nothing alone."""
    if group.lower() not in SAY_NOTHING:
        return group
    return f"{by.replace('_', ' ')}: {group or 'not known'}"


def spoken(text: str, title: str = "") -> str:
    """Say *student* for learner where the institution does; a title stays as it is."""
    if "learner" in title.lower():
        return text
    for said, ours in (("learners", WORDS.learners), ("learner", WORDS.learner)):
        text = re.sub(rf"\b{said}\b", ours, text)
        text = re.sub(rf"\b{capital(said)}\b", capital(ours), text)
    return text
