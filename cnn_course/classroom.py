"""The folder of a class: what nbgrader needs, made once, kept for ever.

Beside it lies the exchange, through which lessons go out and answers come
in. The folder itself is the teacher's alone: it will hold everyone's marks.
"""

import json
import sys
from pathlib import Path
from typing import NamedTuple

from cnn_course import lessons
from cnn_course.texts import say

CONFIG = "nbgrader_config.py"
COURSE = "cnn-course"  # its course_id, which the config says as well
PRIVATE, OPEN = 0o700, 0o755
DROP = 0o3733  # put in, but neither look nor take out what isn't yours
EVERYONE = 0o1777  # make new things, but touch nobody else's


class ClassError(Exception):
    """Why a class gets no folder or no report, said as a sentence."""


class Made(NamedTuple):
    """What became of a class's folder.

    Attributes:
        folder: the teacher's folder.
        exchange: the folder beside it that everyone reaches.
        new: names of the assignments that were made.
        kept: names of those that stood there already.
    """

    folder: Path
    exchange: Path
    new: list
    kept: list


def shipped_config():
    """Return nbgrader's configuration: a checkout's, or a wheel's."""
    packed = lessons.PACKAGE / CONFIG
    return packed if packed.is_file() else beside_the_package()


def beside_the_package():
    """Return where a checkout keeps it."""
    return lessons.PACKAGE.parent / "classroom" / CONFIG


def exchange_of(folder):
    """Return the exchange of a class's folder; the config says the same."""
    folder = Path(folder).resolve()
    return folder.with_name(f"{folder.name}-exchange")


def make(folder, langs):
    """Make a class's folder, or add to it what it lacks.

    Each lesson that has something to mark becomes an assignment, such as
    `source/03-ko`. What stands there already is the teacher's: it stays.

    Args:
        folder: of the teacher; a new one, an empty one, or one made before.
        langs: of the lessons: "en", "ko", or both.

    Raises:
        ClassError: it is somebody's other folder, or cannot be written.
    """
    folder = whole_path(folder)
    try:
        _refuse_other(folder)
        if not folder.is_dir():
            folder.mkdir(parents=True)
        folder.chmod(PRIVATE)
        _copy_once(shipped_config(), folder / CONFIG)
        new, kept = [], []
        for lang in langs:
            for lesson in _to_mark(lang):
                place = folder / "source" / f"{lesson.name[:2]}-{lang}"
                added = _add(lesson, place)
                (new if added else kept).append(place.name)
        exchange = _open_exchange(exchange_of(folder))
    except OSError as error:
        reason = error.strerror or error
        told = {"folder": error.filename or folder, "reason": reason}
        raise ClassError(say("class.cannot_write", **told)) from error
    return Made(folder, exchange, new, kept)


def whole_path(folder):
    """Return a folder's path from the root on.

    Raises:
        ClassError: there is no such place, as in ``~nobody-here/class``.
    """
    try:
        return Path(folder).expanduser().resolve()
    except (OSError, RuntimeError) as error:  # links that lead in a circle
        reason = getattr(error, "strerror", None) or error
        told = {"folder": folder, "reason": reason}
        raise ClassError(say("class.cannot_read", **told)) from error


def _refuse_other(folder):
    """Leave a folder alone that is no class's."""
    if folder.exists() and not folder.is_dir():
        raise ClassError(say("class.no_folder", folder=folder))
    other = folder == beside_the_package().parent  # a checkout's own
    if folder.is_dir() and not (folder / CONFIG).is_file():
        other = any(folder.iterdir())
    if other:
        raise ClassError(say("class.other_folder", folder=folder))


def _to_mark(lang):
    """Return the lessons of a language that have something to mark."""
    shipped = sorted(lessons.shipped_folder(lang).glob("*.ipynb"))
    if not shipped:
        where = lessons.shipped_folder(lang)
        raise ClassError(say("class.no_lessons", folder=where))
    return [lesson for lesson in shipped if _has_marks(lesson)]


def _has_marks(lesson):
    """Return whether a cell of a lesson is worth points."""
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    marks = (cell["metadata"].get("nbgrader", {}) for cell in cells)
    return any(mark.get("grade") for mark in marks)


def _add(lesson, place):
    """Make an assignment of a lesson, unless there is one already."""
    if place.is_dir() and any(place.glob("*.ipynb")):
        return False
    place.mkdir(parents=True, exist_ok=True)
    lessons.write(place / lesson.name, lessons.without_outputs(lesson))
    return True


def _copy_once(original, copy):
    """Copy a file, unless there is one already."""
    if not copy.exists():
        lessons.write(copy, original.read_bytes())


def _open_exchange(exchange):
    """Make the exchange, so that no learner can stand in its place.

    nbgrader would make the inner folders at the first release; until then a
    learner could make them, and hand out lessons of her own.
    """
    if sys.platform == "win32":  # nbgrader has no exchange there
        return exchange
    course = exchange / COURSE
    for place, mode in (
        *((exchange, EVERYONE), (course, OPEN)),
        *((course / "outbound", OPEN), (course / "inbound", DROP)),
    ):
        if not place.is_dir():
            place.mkdir()
            place.chmod(mode)
    return exchange
