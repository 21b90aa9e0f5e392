"""The sample programme: plainly invented learners at an invented university."""
