"""The editor: what a text must be beyond its shape, so that a frightened person can follow it and trust it.

`texts` lays every page out in reading order; `rules` is the table of rules; each other module holds the rules of one
matter; `settings` reads content/editorial.yaml, where every rule can be set.  The kiosk itself never asks the editor:
it runs on any content whose shape and links are right.
"""
