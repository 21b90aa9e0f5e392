"""Canvas course enrolments: its SIS files, or the same tables out of Canvas Data 2."""
