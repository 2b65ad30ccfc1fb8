"""What the kinds of work are called."""

from __future__ import annotations

from pathtracker.app.words import tr
from pathtracker.core.model import Kind


def kind_word(kind: Kind) -> str:
    """“Learn”, “Practise”, “Build” or “Apply”."""
    return {
        Kind.LEARN: tr("Learn"),
        Kind.PRACTISE: tr("Practise"),
        Kind.BUILD: tr("Build"),
        Kind.APPLY: tr("Apply"),
    }[kind]
