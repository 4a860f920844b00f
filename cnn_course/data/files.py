"""Files that came with the course, read whole or refused with a reason."""

import hashlib


class DataError(RuntimeError):
    """A file of the course, or a picture, is not there or not what it was.

    Attributes:
        kind: of a picture of one's own: "missing", "empty", "large",
            "unknown" or "broken"; else "".
        reason: what the decoder said, if it said anything.
    """

    def __init__(self, sentence, kind="", reason=""):
        """Take the sentence, and the same for a program."""
        super().__init__(sentence)
        self.kind, self.reason = kind, reason


def refuse(path, expected, found):
    """The error that says what is wrong with a file, and what to do."""
    place = f"cnn_course/data/{path.parent.name}/{path.name}"
    return DataError(
        f"{path}: expected {expected}, found {found}. Bring the file back "
        f"with `git checkout -- {place}`, or get the course anew."
    )


def read_file(path):
    """Return the bytes of the file at `path`.

    Raises:
        DataError: It is missing, a folder, or cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise refuse(path, "a file", "nothing") from None
    except OSError as error:
        found = "a folder" if path.is_dir() else f"“{error.strerror}”"
        raise refuse(path, "a file", found) from error


def check_md5(path, content, md5):
    """Refuse `content`, read from `path`, unless its MD5 sum is `md5`.

    MD5 is no guard against malice, only against damage: it is the sum that
    MNIST's files are known by.

    Raises:
        DataError: The sum is another.
    """
    found = hashlib.md5(content, usedforsecurity=False).hexdigest()
    if found != md5:
        size = f"{len(content):,} bytes"
        raise refuse(path, f"MD5 {md5}", f"{size} with MD5 {found}")
