"""How the learner likes the window: kept in a small file beside the data, never in it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Field, ValidationError

from pathtracker.app.faults import log
from pathtracker.store.files import replace_durably

Look = Literal["system", "light", "dark", "contrast"]


class Settings(BaseModel):
    """Appearance and where the learner was. Anything unreadable falls back to these defaults."""

    theme: Look = "system"
    text_size: float = Field(default=1.0, ge=0.8, le=2.0)
    reduced_motion: bool = False
    view: str = ""
    backup_failed: bool = False
    """Whether the last backup at closing could not be made."""
    views: dict[str, dict[str, Any]] = Field(default_factory=dict)


def read_settings(file: Path) -> Settings:
    try:
        return Settings.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return Settings()
    except (OSError, ValidationError, RecursionError) as error:
        log.warning("settings left aside: %s", type(error).__name__)
        return Settings()


def write_settings(file: Path, settings: Settings) -> None:
    """Writes them whole or not at all. Losing them costs nothing but a habit: errors are passed."""
    with suppress(OSError):
        replace_durably(file, settings.model_dump_json(indent=1).encode())
