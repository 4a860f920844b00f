"""What a learner has done so far, in one small file of her own.

Two notebooks may write at once: each write takes a lock, reads the file,
changes it and puts a whole new one in its place. A damaged file is put aside
under another name, and a new one is begun. Where a grader runs a notebook,
the file is somebody else's: nothing is read and nothing is written.
"""

import contextlib
import json
import os
from pathlib import Path

import filelock
import platformdirs

from cnn_course.exercises.grading import is_grading

WAIT = 2  # seconds for the lock; an answer is checked without it, too
VARIABLE = "CNN_COURSE_RECORD"


def path():
    """Return the file: CNN_COURSE_RECORD, or in the user's data folder."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return Path(named)
    return platformdirs.user_data_path("cnn-course") / "progress.json"


def read():
    """Return what is recorded: a dict of dicts, by exercise.

    Each has `state` ("right", "wrong" or "predicted"), `tries`, and where
    there are any `mistakes`, a dict with how often each known one was made,
    `helped`, how often help was asked for, and `predicted`, what was.
    """
    if is_grading():
        return {}
    try:
        return _valid(json.loads(path().read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def note_prediction(name, answer):
    """Record what was predicted: a word or a number. The first one counts."""

    def change(record):
        entry = record.setdefault(name, {"state": "predicted", "tries": 0})
        entry.setdefault("predicted", answer)

    _update(change)


def prediction(name):
    """Return what was predicted, or the three dots if nothing was."""
    return read().get(name, {}).get("predicted", ...)


def note(name, state, mistake=""):
    """Record an answer and return how often it was like this before.

    What was right stays right, whatever is tried afterwards. If the file
    cannot be written, the answer is checked all the same.

    Args:
        name: the exercise.
        state: "right", "wrong" or "predicted".
        mistake: the name of the known mistake, or "".

    Returns:
        How many wrong answers with this mistake there were before this one.
    """
    before = 0

    def change(record):
        nonlocal before
        entry = record.setdefault(name, {"state": state, "tries": 0})
        made = entry.setdefault("mistakes", {})
        entry["tries"] += 1
        if state == "wrong":
            before = made.get(mistake, 0)
            made[mistake] = before + 1
        if entry["state"] != "right":
            entry["state"] = state

    _update(change)
    return before


def note_help(name):
    """Record that help was asked for; return how often it was before."""
    before = 0

    def change(record):
        nonlocal before
        entry = record.setdefault(name, {"state": "wrong", "tries": 0})
        before = entry.get("helped", 0)
        entry["helped"] = before + 1

    _update(change)
    return before


def _update(change):
    """Apply a change to the record, alone at it."""
    if is_grading():
        change({})
        return
    file = path()
    with contextlib.suppress(OSError, filelock.Timeout):
        file.parent.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(f"{file}.lock", timeout=WAIT):
            _put_aside_if_damaged(file)
            record = read()
            change(record)
            text = json.dumps(record, ensure_ascii=False, indent=1)
            new = file.with_name(f"{file.name}.new")
            new.write_text(text + "\n", encoding="utf-8")
            new.replace(file)
            return
    change({})  # nothing could be kept; the answer is checked all the same


def _put_aside_if_damaged(file):
    """Keep a file that cannot be read under another name."""
    try:
        whole = json.loads(file.read_text(encoding="utf-8"))
        damaged = not isinstance(whole, dict)
    except FileNotFoundError:
        return
    except ValueError:
        damaged = True
    if damaged:
        file.replace(file.with_name(f"{file.name}.damaged"))


def _valid(record):
    """Return the entries of a record that are what they should be."""
    if not isinstance(record, dict):
        return {}
    return {
        name: entry
        for name, entry in record.items()
        if isinstance(entry, dict)
        and entry.get("state") in ("right", "wrong", "predicted")
        and type(entry.get("tries")) is int
        and type(entry.get("helped", 0)) is int
        and isinstance(entry.get("mistakes", {}), dict)
        and all(type(n) is int for n in entry.get("mistakes", {}).values())
    }
