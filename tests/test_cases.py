"""Where each published case of outcomes is tested: none is forgotten."""

import json
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ESTIMATES = {
    "newcombe_difference_7_34_vs_1_34": "difference",
    "hedges_g_tiny": "effects",
    "cox_index_80_vs_50": "effects",
    "cox_index_undefined_at_0_or_1": "effects",
    "wwc_baseline_classes": "effects",
    "improvement_index_0.52": "effects",
    "improvement_index_0.2": "effects",
    "e_value_smoking": "effects",
    "e_value_3_9": "effects",
    "odds_ratio_with_prior": "effects",
    "benjamini_hochberg_1995": "multiplicity",
    "kaplan_meier_6mp": "curves",
    "log_rank_6mp_vs_placebo": "curves",
    "stanford_heart_immortal_time": "hearts",
}
TESTED = {name: f"estimate/test_{where}.py" for name, where in ESTIMATES.items()} | {
    "wilson_100_of_200": "questions/persistence/test_triangle.py",
    "wilson_81_of_263": "questions/persistence/test_triangle.py",
    "wilson_0_of_20": "questions/persistence/test_triangle.py",
    "weighted_vs_plain_mean_retention": "questions/persistence/test_triangle.py",
    "requirements_without_double_counting": "questions/steps/test_once.py",
}
# A measure of graphs of courses that are prerequisites of each other. Cairn has none:
# its pathways are trees of what is needed, and nothing in them comes before another.
NOT_OFFERED = {"curricular_complexity_8"}


@pytest.mark.shared
def test_every_case_is_tested_or_not_offered(shared):
    cases = json.loads((shared / "cases" / "outcomes.json").read_text("utf-8"))
    assert {case["name"] for case in cases} == set(TESTED) | NOT_OFFERED
    for name, where in TESTED.items():
        text = (HERE / where).read_text(encoding="utf-8")
        family = name.partition("_")[0] if name.startswith("wilson") else name
        assert family in text or name.startswith("improvement_index_"), name
