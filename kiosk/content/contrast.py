"""Contrast between two colours, by the definition of WCAG 2.2 (relative luminance, contrast ratio)."""

from __future__ import annotations

import re

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def parse(colour: str) -> tuple[int, int, int] | None:
    """Red, green and blue from 0 to 255 for "#rrggbb", or None for anything else."""
    if not _HEX.fullmatch(colour):
        return None
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(rgb: tuple[int, int, int]) -> float:
    """Relative luminance from 0 (black) to 1 (white).  https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""

    def linear(channel: int) -> float:
        c = channel / 255
        return c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)

    red, green, blue = map(linear, rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Contrast ratio from 1 to 21.  https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
