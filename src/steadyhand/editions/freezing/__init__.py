"""Freezing: what PyInstaller is told, by the entry point `pyinstaller40`, so that a frozen program has the editions."""

from pathlib import Path


def hook_dirs() -> list[str]:
    """The folders in which PyInstaller finds hooks."""
    return [str(Path(__file__).parent)]
