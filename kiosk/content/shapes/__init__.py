"""The shapes of the content, as frozen values.

Each class is at once the value that the kiosk works with and, through `schema`, the strict model that a file is
checked against.  The docstring under a field is what an editor shows an author.  Knows no file and no YAML.
"""
