"""A learner's server on a hub, without what it never uses: 50 MiB less.

Thirty learners have thirty servers, and each loads all that its libraries
name, needed or not. A desk starts this file by its path. As a part of the
package it would bring NumPy along, and the server itself never calculates.
"""

import sys
import time
from importlib import import_module
from pathlib import Path
from threading import Thread
from types import ModuleType

SERVER = "jupyterhub.singleuser"  # what a hub starts without us
PAUSE = 15  # seconds between two times of tidying up

# Whoever imports these can do without. Two check how addresses and spans of
# time are written in notes of what happened; one encrypts what a hub keeps.
OPTIONAL = ("rfc3987_syntax", "isoduration", "cryptography")

# These bring a hub's database up to date; a learner's server has none.
EMPTY = ("alembic", "alembic.command", "alembic.config", "alembic.script")


def leave_out():
    """See to it that the rest is imported without these."""
    sys.modules.update(dict.fromkeys(OPTIONAL))  # None: not to be had
    sys.modules.update({name: ModuleType(name) for name in EMPTY})
    sys.modules["alembic.script"].ScriptDirectory = None
    course = ModuleType("cnn_course")  # for `cnn_course.server`, and no more
    course.__path__ = [str(Path(__file__).parent)]
    sys.modules["cnn_course"] = course


def server():
    """Return the module of the server.

    A later version may want what is left out: then it gets everything.
    """
    before = set(sys.modules)
    leave_out()
    try:
        return import_module(SERVER)
    except (ImportError, AttributeError) as error:
        print(f"The server takes more memory: {error}", file=sys.stderr)
        for name in set(sys.modules) - before:
            del sys.modules[name]
        return import_module(SERVER)


def tidy():
    """Give back now and then what was freed; a start alone frees 8 MiB."""
    trim = import_module("cnn_course.memory").trim
    while True:
        time.sleep(PAUSE)
        trim()


if __name__ == "__main__":
    found = server()
    Thread(target=tidy, daemon=True).start()
    sys.exit(found.main())
