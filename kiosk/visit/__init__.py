"""The machine: a visit, the commands that change it, and the page that it shows.  No clock, no I/O, no screen."""
