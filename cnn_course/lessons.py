"""The learner's own copy of the lessons: hers to change, never overwritten."""

import hashlib
import json
import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
FOLDER = "cnn-course-lessons"
RECORD = ".copied.json"  # name: digest of the lesson as it was copied


def shipped_folder(lang: str, package: Path = PACKAGE) -> Path:
    """Return the folder with the course's own lessons of one language.

    In a checkout it is `notebooks/<lang>` beside the package; a wheel
    carries it inside the package.
    """
    packed = package / "notebooks" / lang
    return packed if packed.is_dir() else package.parent / "notebooks" / lang


def copy_lessons(shipped: Path, own: Path) -> list[str]:
    """Bring the learner's folder up to date, and keep what she wrote.

    A lesson that she lacks is copied, without outputs, so that no answer
    stands there before she has guessed. One that she never changed is
    replaced when the course has a newer one. One that she changed stays.

    Args:
        shipped: the folder with the course's lessons.
        own: the learner's folder; it is made if it does not exist.

    Returns:
        The names of lessons that stay though the course has newer ones.

    Raises:
        OSError: a file cannot be read or written.
    """
    own.mkdir(parents=True, exist_ok=True)
    copied, kept = _read_record(own), []
    for lesson in sorted(shipped.glob("*.ipynb")):
        copy, fresh = own / lesson.name, without_outputs(lesson)
        new, old = _digest(fresh), copied.get(lesson.name)
        mine = _digest(copy.read_bytes()) if copy.exists() else None
        if mine is None or (mine == old and mine != new):
            write(copy, fresh)
        elif mine != new:
            if new != old:
                kept.append(lesson.name)
            continue
        copied[lesson.name] = new
    write(own / RECORD, json.dumps(copied, indent=1).encode())
    return kept


def without_outputs(lesson: Path) -> bytes:
    """Return a lesson as it is before anyone ran it."""
    notebook = json.loads(lesson.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    text = json.dumps(notebook, indent=1, ensure_ascii=False)
    return (text + "\n").encode()


def _digest(content: bytes) -> str:
    """Return a digest of what is written in a lesson's cells.

    Outputs and metadata do not count: JupyterLab changes them on its own.
    """
    try:
        cells = json.loads(content)["cells"]
        words = [
            [cell["cell_type"], "".join(cell["source"])] for cell in cells
        ]
    except (ValueError, KeyError, TypeError):
        return "not a notebook"
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()


def _read_record(own: Path) -> dict:
    """Return what was copied; a missing or damaged record says nothing."""
    try:
        record = json.loads((own / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def write(file: Path, content: bytes) -> None:
    """Write a file so that it stands under its name only when whole."""
    part = file.with_name(file.name + ".part")
    part.write_bytes(content)
    os.replace(part, file)
