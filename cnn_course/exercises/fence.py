"""A fence around a notebook that is graded: it runs in the teacher's account.

    python -m cnn_course.exercises.fence FOLDER COMMAND...

runs a command that may write where it is and into a folder for what it keeps
for a while, and read Python and the system, but nothing else: not the
gradebook, not what others handed in. Linux enforces it (Landlock, since 5.13);
the numbers below are those of linux/landlock.h. Memory has a limit as well.
"""

import ctypes
import os
import sys
from pathlib import Path

from cnn_course import lessons
from cnn_course.data.shared import PLACE
from cnn_course.exercises.guard import limit_for_good

MEMORY = 3 * 2**30  # bytes of addresses, of which Python takes one third
CREATE, ADD, RESTRICT = 444, 445, 446  # system calls, on all processors
NO_NEW_PRIVILEGES = 38
RUN, WRITE_FILE, READ_FILE, READ_FOLDER = 1, 2, 4, 8
READ = RUN | READ_FILE | READ_FOLDER
ON_FILES = RUN | WRITE_FILE | READ_FILE
RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # how many a version knows
SCOPES = 3  # since version 6: no signals to others, none of their sockets
SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/etc", "/proc", "/sys", "/opt")


class _Ruleset(ctypes.Structure):
    _fields_ = [(n, ctypes.c_uint64) for n in ("files", "net", "scopes")]


class _Rule(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


def version():
    """Return the version of Landlock here; 0 if there is none."""
    if not sys.platform.startswith("linux"):
        return 0
    return max(0, _libc().syscall(CREATE, None, 0, 1))


def shut(readable, writable, listed=()):
    """Let this process, and all it starts, reach these places only.

    Of `listed` it learns the names, and no more. A place that does not exist
    is left out. It holds for this thread, so call it before there are others.

    Raises:
        OSError: the system does not do so.
    """
    found = version()
    if not found:
        raise OSError("this system has no Landlock")
    every = (1 << RIGHTS.get(found, 16)) - 1
    rules = _Ruleset(every, 0, SCOPES if found >= 6 else 0)
    size = ctypes.sizeof(rules) if found >= 6 else 8
    libc = _libc()
    ruleset = _done(libc.syscall(CREATE, ctypes.byref(rules), size, 0))
    wishes = ((readable, READ), (writable, every), (listed, READ_FOLDER))
    for wished, rights in wishes:
        for place in filter(os.path.exists, map(str, wished)):
            mine = rights if os.path.isdir(place) else rights & ON_FILES
            parent = os.open(place, os.O_PATH)
            rule = ctypes.byref(_Rule(mine, parent))
            _done(libc.syscall(ADD, ruleset, 1, rule, 0))
            os.close(parent)
    _done(libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    _done(libc.syscall(RESTRICT, ruleset, 0))
    os.close(ruleset)


def _libc():
    """Return the C library, with arguments as wide as the kernel's."""
    return ctypes.CDLL(None, use_errno=True)


def _done(answer):
    """Return the answer of a system call.

    Raises:
        OSError: it failed.
    """
    if answer < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return answer


def places(command):
    """Return what a kernel reads: Python, this package, its ports."""
    package = lessons.PACKAGE
    python = Path(sys.executable).resolve().parents[1]
    cache = Path.home() / ".cache" / "matplotlib"
    named = [word for word in command if word.endswith(".json")]
    yield from (*SYSTEM, sys.prefix, sys.base_prefix, python)
    shared = [os.environ[PLACE]] if os.environ.get(PLACE) else []
    yield from (package, package.parent / "notebooks", cache, *named, *shared)


def main(own, *command):
    """Shut the fence and become the command, in the folder where we are."""
    os.environ.update(TMPDIR=own, IPYTHONDIR=own)
    limit_for_good(MEMORY)
    if version():
        found = [lessons.PACKAGE.parent]  # where Python looks for us
        shut(places(command), (Path.cwd(), own, "/dev"), found)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(*sys.argv[1:])
