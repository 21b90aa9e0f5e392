"""What the National Student Clearinghouse returns: a StudentTracker detail file."""
