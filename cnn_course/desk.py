"""A desk in a class: lay out the lessons in a home, then start the server.

A hub runs this in the name of the one who logged in. It is the learner's own
account that copies, so that no file of hers is ever written by root.
"""

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from cnn_course import cli, texts

# What a hub starts without us, and what we start for a learner instead.
SERVER = "-m", "jupyterhub.singleuser"
LEAN = (str(Path(__file__).with_name("lean_server.py")),)
PROMPT = (
    "--ServerApp.kernel_websocket_connection_class="
    "cnn_course.server.PromptConnection"
)
BY_FILES = "--KernelManager.transport=ipc"
BY_PORTS = "--KernelManager.transport_encryption=required"
PREFIX = "cnn-course-desk-"
LONGEST = 53  # bytes: with a kernel's file of 50, what macOS can open


def lay_out(home):
    """Copy the lessons into a home, and close it to all others.

    Without CNN_COURSE_LANG the lessons come in both languages. What cannot
    be copied is said in the hub's log, and the server starts all the same.
    """
    home.chmod(0o700)
    wish = os.environ.get("CNN_COURSE_LANG", "")
    for lang in [wish] if wish else cli.LANGUAGES:
        try:
            cli.lessons_folder(lang, home)
        except cli.CannotStart as sentence:
            print(sentence, file=sys.stderr)


def own_folder():
    """Return a new folder, closed to all others, where kernels listen.

    By itself Jupyter reaches a kernel through ports, and takes those that are
    free just then. When thirty kernels start at once, two may take the same,
    and one of them does not start. Files of an own folder are nobody else's,
    and nobody else can listen. Their names must be short: hence no home.

    Raises:
        OSError: there can be no such folder, or its name is too long.
    """
    for old in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if old.lstat().st_uid == os.getuid():  # of a server before
                shutil.rmtree(old)
    folder = tempfile.mkdtemp(prefix=PREFIX)
    if len(os.fsencode(folder)) > LONGEST:
        os.rmdir(folder)
        raise OSError(f"{folder} is too long a name for a kernel's files")
    return folder


def main(arguments):
    """Lay out the lessons and become the server."""
    os.umask(0o077)
    texts.set_language(os.environ.get("CNN_COURSE_LANG") or "en")
    try:
        lay_out(Path.home())
    except OSError as error:  # a full disk is no reason to lock her out
        print(error, file=sys.stderr)
    try:
        os.environ["JUPYTER_RUNTIME_DIR"] = own_folder()
        way = BY_FILES
    except OSError as error:
        print(error, file=sys.stderr)
        way = BY_PORTS
    server = LEAN if "CNN_COURSE_CLASSROOM" in os.environ else SERVER
    command = [sys.executable, "-I", *server, PROMPT, way, *arguments]
    os.execv(sys.executable, command)


if __name__ == "__main__":
    main(sys.argv[1:])
