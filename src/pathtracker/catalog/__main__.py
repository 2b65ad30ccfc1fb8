"""``python -m pathtracker.catalog FOLDER``: write the compiled form, for packaging."""

import sys
from pathlib import Path

from pathtracker.catalog.compiled import write_compiled

if __name__ == "__main__":
    write_compiled(Path(sys.argv[1]))
