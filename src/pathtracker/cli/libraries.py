"""What to say when a library of the system is missing, which a part of ours needs."""

from __future__ import annotations

import os
import re
import shutil

_EXCEPTIONS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
}
"""Where Debian's package is not called after the library and its number."""


def missing_library(error: ImportError) -> str | None:
    """The library that the system's loader did not find, libEGL.so.1 say; None for other errors."""
    found = re.search(r"([^\s:/]+\.so(?:\.\d+)*): cannot open shared object file", str(error))
    return found[1] if found else None


def library_sentence(library: str) -> str:
    """Names the library, and on Debian and its like the line that installs it."""
    begin = f"PathTracker needs a library of the system that is not installed: {library}."
    package = _package(library)
    if package is None or shutil.which("apt-get") is None:
        return f"{begin} Install the package of your system that holds it, and try again."
    line = f"apt-get install -y --no-install-recommends {package}"
    if os.name == "posix" and os.geteuid() == 0:
        return f"{begin} Install it and try again: {line}"
    if shutil.which("sudo"):
        return f"{begin} Install it and try again: sudo {line}"
    return f"{begin} Install it as root and try again: {line}"


def _package(library: str) -> str | None:
    """Debian's name for it: libxcb-icccm4 of libxcb-icccm.so.4, libdbus-1-3 of libdbus-1.so.3."""
    if library in _EXCEPTIONS:
        return _EXCEPTIONS[library]
    name, _, number = library.partition(".so.")
    if not number:
        return None
    dash = "-" if name[-1].isdigit() else ""
    return f"{name.lower()}{dash}{number.partition('.')[0]}"
