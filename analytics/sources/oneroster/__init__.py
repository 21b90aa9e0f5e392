"""OneRoster 1.1 and 1.2 as CSV: learners, terms and enrolments of a student system."""
