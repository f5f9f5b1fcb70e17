"""Puts the rooms together: from a command line and settings to a kiosk that runs, or to a report on one.

Imports a room only when it is needed, so that each command starts fast.
"""
