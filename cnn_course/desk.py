"""A desk in a class: lay out the lessons in a home, then start the server.

A hub runs this in the name of the one who logged in. It is the learner's own
account that copies, so that no file of hers is ever written by root.
"""

import os
import sys
from pathlib import Path

from cnn_course import cli, texts

# What a hub starts without us, and what we start for a learner instead.
SERVER = "-m", "jupyterhub.singleuser"
LEAN = (str(Path(__file__).with_name("lean_server.py")),)


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


def main(arguments):
    """Lay out the lessons and become the server."""
    os.umask(0o077)
    texts.set_language(os.environ.get("CNN_COURSE_LANG") or "en")
    try:
        lay_out(Path.home())
    except OSError as error:  # a full disk is no reason to lock her out
        print(error, file=sys.stderr)
    server = LEAN if "CNN_COURSE_CLASSROOM" in os.environ else SERVER
    command = [sys.executable, "-I", *server, *arguments]
    os.execv(sys.executable, command)


if __name__ == "__main__":
    main(sys.argv[1:])
