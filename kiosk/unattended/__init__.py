"""A kiosk that nobody looks after: a supervisor, a warm process that forks one process for each visitor, the staff."""
