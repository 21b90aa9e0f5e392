import pytest

from analytics.sources.secrets import is_secret


@pytest.mark.parametrize(
    "name",
    [
        "ssn",
        "SSN",
        "student_ssn",
        "studentSsn",
        "s.s.n",
        "Social-Security-Number",
        "password",
        "Passwd",
        "password_hash",
        "date_of_birth",
        "DateOfBirth",
        "DOB",
        "birth_date",
        "birthdate",
        "student-dob",
        "national_id",
        "nationalIdNumber",
        "passport",
        "PassportNo",
        "tax_id",
        "TIN",
        "sin",
        "social_insurance_number",
        "nino",
        "credit_card",
        "pin",
    ],
)
def test_secrets_and_national_ids(name):
    assert is_secret(name)


@pytest.mark.parametrize(
    "name",
    [
        "learner_id",
        "college",
        "first_generation",
        "single_parent",
        "housing",
        "business",
        "pinned",
        "cousin",
        "lessons",
        "tinted",
        "dobson",
        "mission",
        "passing_grade",
        "bypass",
        "compass",
        "Reputation",
        "nationality",
        "origin_state",
        "birthplace",
        "international",
    ],
)
def test_ordinary_names(name):
    assert not is_secret(name)


@pytest.mark.parametrize("name", ["ssn", "Date of Birth", "PASSWORD"])
def test_a_file_with_one_is_refused_by_name_and_without_its_values(door, name):
    said = door.refused("learners.csv", f"learner_id,{name}\nL1,000-00-0000\n")
    assert f"column {name} looks like a secret or a national id" in said
    assert "000-00" not in said
