"""YAML to Library: everything that the content says, read once, checked, frozen.  Knows no page and no screen."""
