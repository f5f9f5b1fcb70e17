"""Where the content and the themes of this installation are: beside the package in a clone, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def _folder(name: str) -> Path:
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def content_folder() -> Path:
    """The folder that holds one folder a language."""
    return _folder("content")


def folders(content: Path | None, themes: Path | None) -> tuple[Path, Path]:
    """The language folder and the folder of themes: those that are named, else the shipped ones."""
    return content or content_folder() / "en", themes or themes_folder()


def themes_folder() -> Path:
    """The folder of colour themes, one YAML file each."""
    return _folder("themes")
