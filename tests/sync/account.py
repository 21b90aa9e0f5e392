"""A made-up account on a badge platform, as large as a test wants it.

Award ``i`` follows from ``i`` alone, so nothing is kept but what somebody changed.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

FIRST = datetime(2016, 9, 1, tzinfo=UTC)
STEP = timedelta(seconds=700)  # 250,000 awards in five years and a half
HOME = "https://badges.example.edu/public"
Item = dict[str, Any]


def stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass
class Programme:
    """Issuers, badge classes, awards and pathways; who changes what, and when."""

    awards: int
    issuers: int = 3
    classes: int = 12
    learners: int = 500
    made: list[datetime] = field(default_factory=list)  # of awards added later
    revoked: dict[int, datetime] = field(default_factory=dict)

    def ids(self) -> set[str]:
        return {f"award{i:07d}" for i in range(self.awards + len(self.made))}

    def add(self) -> None:
        self.made.append(datetime.now(UTC))

    def revoke(self, i: int) -> None:
        self.revoked[i] = datetime.now(UTC)

    def count(self) -> int:
        return self.awards + len(self.made)

    def created(self, i: int) -> datetime:
        return FIRST + i * STEP if i < self.awards else self.made[i - self.awards]

    def updated(self, i: int) -> datetime:
        return self.revoked.get(i, self.created(i))

    def is_revoked(self, i: int) -> bool:
        return i % 50 == 7 or i in self.revoked

    def is_expired(self, i: int) -> bool:
        return i % 20 == 3

    def issuer_of(self, i: int) -> int:
        return i % self.classes % self.issuers

    def award(self, i: int) -> Item:
        name, badge = f"award{i:07d}", i % self.classes
        issuer, created = self.issuer_of(i), self.created(i)
        found = {
            "entityType": "Assertion",
            "id": f"{i:024x}",
            "entityId": name,
            "openBadgeId": f"{HOME}/assertions/{name}",
            "createdAt": stamp(created),
            "badgeclass": f"class{badge:03d}",
            "badgeclassOpenBadgeId": f"{HOME}/badges/class{badge:03d}",
            "issuer": f"issuer{issuer}",
            "issuerOpenBadgeId": f"{HOME}/issuers/issuer{issuer}",
            "recipient": {
                "identity": f"learner{i % self.learners:05d}@example.edu",
                "hashed": False,
                "type": "email",
                "plaintextIdentity": f"learner{i % self.learners:05d}@example.edu",
            },
            "issuedOn": stamp(created),
            "narrative": None,
            "evidence": [],
            "revoked": self.is_revoked(i),
            "acceptance": "Accepted",
            "expires": stamp(created + STEP) if self.is_expired(i) else None,
        }
        reason = {"revocationReason": "Awarded by mistake"}
        return found | (reason if self.is_revoked(i) else {})

    def issuer(self, k: int) -> Item:
        return {
            "entityType": "Issuer",
            "entityId": f"issuer{k}",
            "openBadgeId": f"{HOME}/issuers/issuer{k}",
            "createdAt": stamp(FIRST),
            "name": f"Example Faculty {k}",
            "url": "https://www.example.edu",
            "email": "badges@example.edu",
            "description": "Invented.",
        }

    def badge(self, k: int) -> Item:
        issuer = k % self.issuers
        return {
            "entityType": "BadgeClass",
            "entityId": f"class{k:03d}",
            "openBadgeId": f"{HOME}/badges/class{k:03d}",
            "createdAt": stamp(FIRST),
            "issuer": f"issuer{issuer}",
            "issuerOpenBadgeId": f"{HOME}/issuers/issuer{issuer}",
            "name": f"Example Badge {k}",
            "description": "Invented.",
            "criteriaNarrative": "Do the work.",
            "achievementType": "Badge",
            "alignments": [],
            "tags": [],
        }

    def pathway(self, k: int) -> Item:
        """Any two of the issuer's first three badges."""
        mine = [b for b in range(self.classes) if b % self.issuers == k][:3]
        badges = [{"badgeUrl": f"{HOME}/badges/class{b:03d}"} for b in mine]
        rules = {
            "childElementRequirements": {"countRule": {"@type": "all"}},
            "badgeRequirements": {
                "countRule": {"@type": "atLeastN", "requiredCount": 2},
                "requiredBadges": badges,
            },
            "shortcutBadges": [],
            "allowCompletionBadgeShortcut": False,
        }
        return {
            "elementId": f"pathway{k}",
            "name": f"Example Pathway {k}",
            "description": "Invented.",
            "completionBadge": None,
            "requiredForParentCompletion": True,
            "children": [],
            "requirements": rules,
        }
