"""The learner's own copy of the lessons: hers to change, never overwritten."""

import hashlib
import json
import os
import shutil
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
FOLDER = "cnn-course-lessons"
RECORD = ".shipped.json"  # name: SHA-256 of the lesson as it was copied


def shipped_folder(lang: str, package: Path = PACKAGE) -> Path:
    """Return the folder with the course's own lessons of one language.

    In a checkout it is `notebooks/<lang>` beside the package; a wheel
    carries it inside the package.
    """
    packed = package / "notebooks" / lang
    return packed if packed.is_dir() else package.parent / "notebooks" / lang


def copy_lessons(shipped: Path, own: Path) -> list[str]:
    """Bring the learner's folder up to date, and keep what she wrote.

    A lesson that she lacks is copied. One that she never changed is replaced
    when the course has a newer one. One that she changed stays as it is.

    Args:
        shipped: the folder with the course's lessons.
        own: the learner's folder; it is made if it does not exist.

    Returns:
        The names of lessons that stay though the course has newer ones.

    Raises:
        OSError: a file cannot be read or written.
    """
    own.mkdir(parents=True, exist_ok=True)
    record, kept = _read_record(own), []
    for lesson in sorted(shipped.glob("*.ipynb")):
        copy, new = own / lesson.name, _digest(lesson)
        if record.get(lesson.name) == new and copy.exists():
            continue
        if copy.exists() and _digest(copy) not in (
            new,
            record.get(lesson.name),
        ):
            kept.append(lesson.name)
            continue
        _replace(lesson, copy)
        _trust(copy)
        record[lesson.name] = new
    _write_record(own, record)
    return kept


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _read_record(own: Path) -> dict:
    """Return what was copied; a missing or damaged record says nothing."""
    try:
        record = json.loads((own / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _write_record(own: Path, record: dict) -> None:
    part = own / f"{RECORD}.part"
    part.write_text(json.dumps(record, indent=1), encoding="utf-8")
    os.replace(part, own / RECORD)


def _replace(source: Path, target: Path) -> None:
    """Copy a file so that it arrives under its name only when whole."""
    part = target.with_name(target.name + ".part")
    shutil.copyfile(source, part)
    os.replace(part, target)


def _trust(lesson: Path) -> None:
    """Sign a lesson of ours: JupyterLab shows only trusted SVG pictures."""
    import nbformat
    from nbformat.sign import NotebookNotary

    NotebookNotary().sign(nbformat.read(lesson, as_version=4))
