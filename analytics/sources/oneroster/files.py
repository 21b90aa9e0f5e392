"""The files of a OneRoster export: which are read, and which of their columns.

Source: 1EdTech, OneRoster CSV tables 1.1.1 and CSV binding 1.2.1. Spellings that occur
in real exports beside those of the standard are listed after them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.sources.gather import Source
from analytics.sources.kinds import Kind
from analytics.sources.streams import Given
from analytics.sources.texts import Wanted

MANIFEST = "manifest.csv"
MANIFEST_COLUMNS: Wanted = {"property": ("propertyname",), "value": ("value",)}


_STATUS = {"sourced_id": ("sourcedid",), "status": ("status",)}

READ = {
    "users": Kind(
        "users.csv",
        {
            **_STATUS,
            "role": ("role",),
            "username": ("username",),
            "user_ids": ("userids",),
            "given_name": ("givenname",),
            "middle_name": ("middlename",),
            "family_name": ("familyname",),
            "preferred_given": ("preferredgivenname", "prefferedgivenname"),
            "preferred_family": ("preferredfamilyname", "prefferedfamilyname"),
            "identifier": ("identifier",),
            "email": ("email",),
            "master_id": ("usermasteridentifier",),
            "org_id": ("primaryorgsourcedid", "orgsourcedids"),
        },
        ("sourced_id", "given_name", "family_name"),
    ),
    "roles": Kind(
        "roles.csv",
        {**_STATUS, "user_id": ("usersourcedid",), "role": ("role",)},
        ("user_id", "role"),
    ),
    "sessions": Kind(
        "academicSessions.csv",
        {
            **_STATUS,
            "title": ("title",),
            "type": ("type",),
            "starts_on": ("startdate",),
            "ends_on": ("enddate",),
            "parent_id": ("parentsourcedid",),
        },
        ("sourced_id", "type", "starts_on", "ends_on"),
        ("starts_on", "ends_on"),
    ),
    "classes": Kind(
        "classes.csv",
        {**_STATUS, "term_ids": ("termsourcedids", "termsourcedid")},
        ("sourced_id", "term_ids"),
    ),
    "enrollments": Kind(
        "enrollments.csv",
        {
            **_STATUS,
            "class_id": ("classsourcedid",),
            "user_id": ("usersourcedid",),
            "role": ("role",),
            "begins_on": ("begindate",),
            "ends_on": ("enddate",),
        },
        ("class_id", "user_id", "role"),
        ("begins_on", "ends_on"),
    ),
    "orgs": Kind("orgs.csv", {**_STATUS, "name": ("name",)}, ("sourced_id", "name")),
}

# Never opened: some hold passwords, days of birth and the like; none is needed.
UNREAD = (
    "categories.csv",
    "classResources.csv",
    "courseResources.csv",
    "courses.csv",
    "demographics.csv",
    "lineItemLearningObjectiveIds.csv",
    "lineItems.csv",
    "lineItemScoreScales.csv",
    "resources.csv",
    "resultLearningObjectiveIds.csv",
    "results.csv",
    "resultScoreScales.csv",
    "scoreScales.csv",
    "userProfiles.csv",
    "userResources.csv",
)


@dataclass(frozen=True)
class Roster:
    """The files of one export: the manifest, those that are read, and the others."""

    manifest: Given
    read: Mapping[str, Given]
    unread: tuple[Given, ...]


def roster_of(source: Source, manifest: Given) -> Roster:
    """Sort a source's files; names count in any case."""
    by_name = {given.path.lower(): given for given in source.files}
    read = {
        name: by_name[kind.file.lower()]
        for name, kind in READ.items()
        if kind.file.lower() in by_name
    }
    unread = (by_name.get(file.lower()) for file in UNREAD)
    return Roster(manifest, read, tuple(given for given in unread if given))
