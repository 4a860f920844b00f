"""The teacher's edition of a lesson: what stands behind each exercise.

All of it comes from `cnn_course/exercises` and its texts: the solution, the
mistakes that are known by name and what each learner is told, the hints, the
answers to predictions, the points, and how long it may take.
"""

import inspect
import re

from nbformat.v4 import new_markdown_cell

from cnn_course.exercises import EXERCISES
from cnn_course.texts import say

MINUTES = {"warm-up": 3, "core": 8, "challenge": 15}  # a guess, by level
SPECIAL = re.compile(r"([\\*_{}\[\]<>$|~#])")
MARK = "teacher"  # the tag of a cell that only a teacher has


def with_notes(notebook):
    """Adds to a lesson what its teacher wants to know; returns it.

    The texts come in the language in use.

    Args:
        notebook: a built lesson; it is changed.
    """
    cells, found = [], []
    for cell in notebook.cells:
        cells.append(cell)
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        exercise = exercise_of(name.removesuffix("_check"))
        if exercise and name.endswith("_check"):
            cells.append(note("\n\n".join(about(exercise))))
            found.append(exercise)
    if found:
        cells.insert(1, note("\n".join(overview(found))))
    notebook.cells = cells
    return notebook


def note(text):
    """Returns a cell that is marked as the teacher's."""
    return new_markdown_cell(text, metadata={"tags": [MARK]})


def exercise_of(name):
    """Returns the exercise of this name, or None."""
    return next((e for e in EXERCISES if e.name == name), None)


def overview(exercises):
    """Returns the lines of a table: all exercises of a lesson."""
    columns = ("exercise", "level", "points", "minutes")
    heads = " | ".join(say(f"teacher.{name}") for name in columns)
    rows = [
        f"| {e.name} | {level(e)} | {e.points} | {MINUTES[e.level]} |"
        for e in exercises
    ]
    whole = {
        "points": sum(e.points for e in exercises),
        "minutes": sum(MINUTES[e.level] for e in exercises),
        "count": len(exercises),
    }
    return [
        f"**{say('teacher.edition')}** {say('teacher.whole', **whole)}",
        "",
        f"| {heads} |",
        "|---|---|---|---|",
        *rows,
    ]


def level(exercise):
    """Returns the level of an exercise in words."""
    return say(f"teacher.level.{exercise.level.replace('-', '_')}")


def about(exercise):
    """Returns the paragraphs about an exercise."""
    told = {"points": exercise.points, "minutes": MINUTES[exercise.level]}
    short = say("teacher.short", **told)
    head = f"**{say('teacher.for_you')}** · `{exercise.name}`"
    yield f"{head} · {level(exercise)} · {short}"
    yield f"**{say('teacher.solution')}** {solution(exercise)}"
    yield plain(say(f"exercise.{exercise.name}.right"))
    if exercise.choices:
        words = ", ".join(f"`{word}`" for word in exercise.choices)
        yield f"{say('teacher.choices')} {words}"
    if exercise.mistakes:
        lines = [mistake(exercise, m) for m in exercise.mistakes]
        yield "\n".join([f"**{say('teacher.mistakes')}**", "", *lines])
    hints = [
        f"{number}. {plain(say(f'exercise.{exercise.name}.{key}'))}"
        for number, key in enumerate(("hint", "hint.more"), 1)
    ]
    yield "\n".join([f"**{say('teacher.hints')}**", "", *hints])


def solution(exercise):
    """Returns the right answer, as Markdown."""
    if exercise.kind == "code":
        return f"\n\n{fenced(exercise.written_out())}"
    return f"`{exercise.told(exercise.written_value())}`"


def mistake(exercise, known):
    """Returns a line of the list: what was answered, and what is told."""
    told = plain(say(f"exercise.{exercise.name}.{known.name}"))
    if known.edits:
        edits = (f"{code(a)} → {code(b)}" for a, b in known.edits)
        return f"- {', '.join(edits)}: {told}"
    if exercise.kind == "code":
        source = fenced(inspect.getsource(known.answer).rstrip())
        inside = "\n".join(f"  {line}" for line in source.splitlines())
        return f"- {told}\n\n{inside}\n"
    return f"- `{exercise.told(known.answer)}`: {told}"


def code(text):
    """Returns a piece of code in a line; nothing at all is a dash."""
    line = " ".join(text.split())
    return f"`{line}`" if line else "–"


def fenced(source):
    """Returns code as a block of Markdown."""
    return f"```python\n{source}\n```"


def plain(text):
    """Returns a text in which only `code` means anything to Markdown."""
    parts = text.split("`")
    parts[::2] = (SPECIAL.sub(r"\\\1", part) for part in parts[::2])
    return "`".join(parts)
