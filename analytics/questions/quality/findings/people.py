"""What may be wrong with whom awards belong to, and with who vouches for them."""

from analytics.questions.quality.findings.finding import Finding
from analytics.sources.cell_words import MAY_MEAN_NOTHING

PEOPLE = (
    Finding(
        "unknown-learner",
        "Awards to somebody who is in no list of learners",
        "learners",
        "A learner's id that awards name, and that no list of learners has.",
        "Load the learners, or mend the id. An old id of somebody belongs into merges.",
        "quality_unknown_learner",
        "learners",
    ),
    Finding(
        "merged-nowhere",
        "Merged into an id that nobody knows",
        "ids",
        "An id of merges, and the id that it is merged into, which no other record "
        "names. What the first one earned counts under the second.",
        "Mend the id in merges, or load the records of the second one.",
        "quality_merged_nowhere",
        "merges",
    ),
    Finding(
        "duplicate-people",
        "Two ids that may be one person",
        "learners",
        "The same e-mail address, in any case; or the same name and entry, unless both "
        "were enrolled in one term. Counted is every learner after the first of each. "
        "Nothing is joined by this.",
        "If they are one person, say so in merges (learner_id, into) and load it.",
        "quality_duplicate_people",
        "learners",
    ),
    Finding(
        "alike-learners",
        "Ids or e-mail addresses that look alike",
        "learners",
        "An id or e-mail address that is another learner's but for blanks, capitals, "
        "an apostrophe before it, zeros before it or .0 behind it. Counted is every "
        "learner after the first of those alike. Nothing is joined by this.",
        "If they are one person, mend the id at its source, or say so in merges "
        "(learner_id, into) and load it.",
        "quality_alike_learners",
    ),
    Finding(
        "text-nothing",
        "Text that is just NULL or #N/A",
        "texts",
        "A learner's name, programme of study or attribute is exactly NULL or #N/A. "
        "Somebody may be called so; programs write it where there is nothing.",
        "If it means nothing, empty the cell, or say so under values in mapping.yaml, "
        "and load it again.",
        "quality_text_nothing",
        "learners",
        values=(("words", list(MAY_MEAN_NOTHING)),),
    ),
    Finding(
        "recipient-unknown",
        "Credentials of somebody whom nobody recognises",
        "recipients",
        "No learner was known by what the credential says of its recipient, at least "
        "not on each day of issue.",
        "Load the learners' other addresses and ids as identities.",
        "quality_recipient",
        "recipients",
        "records",
        values=(("matched_by", "unknown"),),
    ),
    Finding(
        "recipient-ambiguous",
        "Credentials of somebody who may be one of several",
        "recipients",
        "Several learners were known by what the credential says of its recipient.",
        "Give the identities the days on which they were whose, or confirm one below.",
        "quality_recipient",
        "recipients",
        "records",
        values=(("matched_by", "ambiguous"),),
    ),
    Finding(
        "person-proposed",
        "May be this learner: waits for your word",
        "proposals",
        "Something speaks for a learner's being the recipient of credentials, but too "
        "little to join them.",
        "Confirm it or say that it is not this person; either can be undone.",
        "quality_proposed",
        "recipients",
        "records",
    ),
    Finding(
        "address-recycled",
        "An address that passed from one person to another",
        "learners",
        "What a credential says of its recipient was one learner's on some days of "
        "issue only. Each award goes to whose it was on its day.",
        "Nothing, if the days of the identities are right.",
        "quality_recycled",
        "recipients",
        "records",
    ),
)

CREDENTIALS = (
    Finding(
        "issuer-not-trusted",
        "Issued by somebody who is not on your list",
        "awards",
        "The credential's issuer is not among those that the administrator trusts, or "
        "it was signed with a key that isn't known as its own: that shows that nothing "
        "was changed, not who signed.",
        "Put the issuers that you know on the list: cairn issuers trust ID.",
        "quality_untrusted",
        "credentials",
    ),
    Finding(
        "signature-invalid",
        "The signature does not fit",
        "awards",
        "The credential or its proof was changed after it was signed.",
        "Ask the issuer for it again. Until then it is counted, but not verified.",
        "quality_signature",
        "credentials",
        values=(("signature", "invalid"),),
    ),
    Finding(
        "signature-not-checkable",
        "The signature can't be checked here",
        "awards",
        "A key, a context or a kind of proof is missing; nothing is fetched.",
        "Load the issuer's key or DID document: it is then checked again.",
        "quality_signature",
        "credentials",
        values=(("signature", "not-checkable"),),
    ),
    Finding(
        "signature-none",
        "Not signed",
        "awards",
        "The credential carries no signature; only its address could confirm it.",
        "Ask for the signed form where your platform has one.",
        "quality_signature",
        "credentials",
        values=(("signature", "none"),),
    ),
    Finding(
        "status-unknown",
        "Nobody can say whether it was revoked",
        "awards",
        "The credential names a status list, and none at hand counts for it: one at "
        "the address that it names, signed by its issuer (or by one whom you trust) "
        "and in force.",
        "Load the issuer's newest status list. Until then it counts as not revoked.",
        "quality_status",
        "credentials",
        values=(("kind", "unknown"),),
    ),
    Finding(
        "status-by-another",
        "Revoked or suspended by another issuer's list",
        "awards",
        "A list that is validly signed and in force says so, but its issuer isn't the "
        "credential's and isn't on your list. It is believed all the same: what speaks "
        "against a credential is, sooner than what speaks for it.",
        "Ask the credential's issuer. If that list is kept for them, put its issuer on "
        "your list: cairn issuers trust ID.",
        "quality_status",
        "credentials",
        values=(("kind", "another"),),
    ),
)
