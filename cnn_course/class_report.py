"""Where a class stands: solved, mistaken and predicted, counted.

Marks come from nbgrader's gradebook; which mistakes were made and what was
predicted, from the outputs of the notebooks that it graded.
"""

import csv
import json
import re
from collections import Counter
from dataclasses import dataclass, field

from cnn_course.classroom import ClassError, whole_path
from cnn_course.exercises import EXERCISES
from cnn_course.exercises.judging import UNSOLVED
from cnn_course.texts import TEXTS, say

MOST = 40  # letters of a prediction
NUMBERS = re.compile(r"[-−+\d.,×()\[\]…\s]*\d[-−+\d.,×()\[\]…\s]*")
COLUMNS = "assignment", "learner", "points", "of", "look", "handed_in"


@dataclass
class Tally:
    """What became of one exercise in the class.

    Attributes:
        exercise: the Exercise.
        states: Counter of "right", "part", "wrong", "unsolved", "look".
        mistakes: Counter of the known mistakes, by name; "" is any other.
        predicted: Counter of what was predicted, for a prediction.
    """

    exercise: object
    states: Counter = field(default_factory=Counter)
    mistakes: Counter = field(default_factory=Counter)
    predicted: Counter = field(default_factory=Counter)

    @property
    def count(self):
        """How many learners handed it in."""
        return self.states.total()

    @property
    def tried(self):
        """How many of them wrote an answer."""
        return self.count - self.states[UNSOLVED]


def read(folder):
    """Return what a class's folder tells: its Tallies, and its marks.

    Args:
        folder: of the class, in which something was graded.

    Returns:
        A list of Tally, in the order of the lessons, and a list of dicts
        with COLUMNS, one for each learner and assignment.

    Raises:
        ClassError: nothing was graded yet, or nbgrader is missing.
    """
    folder = whole_path(folder)
    gradebook = folder / "gradebook.db"
    try:
        graded = gradebook.is_file() and gradebook.stat().st_size
    except OSError as error:
        told = {"folder": folder, "reason": error.strerror}
        raise ClassError(say("class.cannot_read", **told)) from error
    if not graded:
        raise ClassError(say("class.no_gradebook", folder=folder))
    try:
        from nbgrader.api import Gradebook
    except ModuleNotFoundError as error:
        raise ClassError(say("class.no_nbgrader")) from error
    from sqlalchemy.exc import SQLAlchemyError

    tallies = {exercise.name: Tally(exercise) for exercise in EXERCISES}
    marks = []
    try:
        with Gradebook(f"sqlite:///{gradebook}") as book:
            for assignment in book.assignments:
                marks += _marks_of(assignment, book.students)
                for submission in assignment.submissions:
                    _count(tallies, submission, folder / "autograded")
    except SQLAlchemyError as error:
        told = {"folder": folder, "reason": str(error).splitlines()[0]}
        raise ClassError(say("class.bad_gradebook", **told)) from error
    found = [tally for tally in tallies.values() if tally.count]
    if not found:
        raise ClassError(say("class.nothing_graded", folder=folder))
    return found, marks


def write_marks(marks, file):
    """Write the marks as a table that a spreadsheet opens, Korean too."""
    with open(file, "w", newline="", encoding="utf-8-sig") as table:
        writer = csv.writer(table)
        writer.writerow(say(f"class.column.{name}") for name in COLUMNS)
        for row in marks:
            writer.writerow(_harmless(row[name]) for name in COLUMNS)


def _harmless(value):
    """Return a value that no spreadsheet takes for a formula."""
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text


def _marks_of(assignment, students):
    """Return a row for each learner; what was not handed in has no points."""
    handed_in = {s.student_id: s for s in assignment.submissions}
    rows = []
    for student in sorted(students, key=lambda student: student.id):
        row = dict.fromkeys(COLUMNS, "")
        row |= {"assignment": assignment.name, "learner": student.id}
        row["of"] = assignment.max_score
        submission = handed_in.get(student.id)
        if submission is not None:
            late = submission.late_submission_penalty or 0
            row["points"] = max(0.0, submission.score - late)
            look = submission.needs_manual_grade
            row["look"] = say("class.look") if look else ""
            when = submission.timestamp
            row["handed_in"] = f"{when:%Y-%m-%d %H:%M}" if when else ""
        rows.append(row)
    return rows


def _count(tallies, submission, autograded):
    """Add a submission to the tallies."""
    place = autograded / submission.student_id / submission.assignment.name
    for notebook in submission.notebooks:
        told = outputs(place / f"{notebook.name}.ipynb")
        for grade in notebook.grades:
            name = grade.name.removesuffix("_check")
            if name in tallies:
                _add(tallies[name], grade, told.get(grade.name, ""))


def _add(tally, grade, told):
    """Add one learner's answer to a tally."""
    state = _state(tally.exercise, grade, told)
    tally.states[state] += 1
    if tally.exercise.kind == "prediction" and state != UNSOLVED:
        tally.predicted[prediction(tally.exercise, told)] += 1
    if state in ("part", "wrong"):
        tally.mistakes[mistake(tally.exercise, told)] += 1


def _state(exercise, grade, told):
    """Return what an answer is: its marks say it, or its words."""
    unsolved = "exercises.unsolved", "exercises.unpredicted"
    if grade.needs_manual_grade:
        return "look"
    if any(_says(key, told) for key in unsolved):
        return UNSOLVED
    if exercise.kind == "prediction":  # it earns its points wrong, too
        right = _says(f"exercise.{exercise.name}.right", told)
        return "right" if right else "wrong"
    if grade.score >= grade.max_score:
        return "right"
    return "part" if grade.score > 0 else "wrong"


def mistake(exercise, told):
    """Return the name of the known mistake that a check told, or ""."""
    for known in exercise.mistakes:
        if _says(f"exercise.{exercise.name}.{known.name}", told):
            return known.name
    return ""


def prediction(exercise, told):
    """Return a prediction as a few characters, or "" if it is none.

    It is shown to a class, and a learner can make a notebook say anything:
    so it is one of the exercise's own words, or nothing but numbers.
    """
    for lang in TEXTS:
        before, after = TEXTS[lang]["exercises.predicted"].split("{answer}")
        pattern = re.escape(before) + r"(.*?)" + re.escape(after) + "$"
        found = re.search(pattern, told, re.MULTILINE)
        if found:
            answer = found[1].strip("'\"")
            if exercise.choices:
                return answer if answer in exercise.choices else ""
            return answer[:MOST] if NUMBERS.fullmatch(answer) else ""
    return ""


def _says(key, told):
    """Return whether an output has a text, in any language."""
    return any(TEXTS[lang][key] in told for lang in TEXTS)


def outputs(notebook):
    """Return what each cell of a graded notebook says, by its grade_id.

    A notebook that is missing or damaged says nothing.
    """
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        return {
            cell["metadata"]["nbgrader"]["grade_id"]: _text_of(cell)
            for cell in cells
            if cell["metadata"].get("nbgrader", {}).get("grade")
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _text_of(cell):
    """Return the words of a cell's outputs."""
    words = []
    for output in cell.get("outputs", ()):
        data = output.get("data", {}).get("text/plain", "")
        for part in (output.get("text", ""), data, output.get("evalue", "")):
            words.append("".join(part))
    return "\n".join(words)
