"""The sample programme: an invented university, written as a programme folder."""
