"""What an exercise is: its cases, its solution, its named wrong answers."""

import inspect
import os
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from cnn_course.exercises import record
from cnn_course.exercises.cases import copied, edited
from cnn_course.exercises.grading import is_grading, marked
from cnn_course.exercises.judging import UNSOLVED, judge
from cnn_course.exercises.wording import Verdict, in_words, shown
from cnn_course.texts import say

LEVELS = ("warm-up", "core", "challenge")
KINDS = ("value", "prediction", "code")

_to_grade = {}  # what the notebook that is graded here predicts, by exercise


@dataclass(frozen=True, eq=False)
class Exercise:
    """One exercise of a lesson.

    Attributes:
        name: what it is called in code, and in its texts.
        lesson: "01" to "08".
        level: one of LEVELS.
        kind: "value" for a number or a table typed by hand, "prediction"
            for one that is written down before the answer is shown, "code"
            for a function.
        solution: the right value, or for code a function that is right.
        mistakes: tuple of Mistake.
        cases: tuple of Case, for code; the smallest first.
        choices: what a prediction may be, if it is one of a few words.
        allowed: names of functions of this package that the learner's
            function may call.
        points: what it is worth to a grader.
        between: what stands between the numbers of an answer when it is
            told: × in a size, a comma between two counts.
    """

    name: str
    lesson: str
    level: str
    kind: str
    solution: Any
    mistakes: tuple = ()
    cases: tuple = ()
    choices: tuple = ()
    allowed: tuple = ()
    points: int = 1
    between: str = "×"
    _right: list = field(default_factory=list, repr=False)
    _wrong: dict = field(default_factory=dict, repr=False)

    def __post_init__(self):
        """Refuse what would make a check that cannot be passed or failed."""
        if self.level not in LEVELS or self.kind not in KINDS:
            raise ValueError(
                f"{self.name}: level {self.level!r} is one of {LEVELS}, "
                f"kind {self.kind!r} one of {KINDS}"
            )
        if (self.kind == "code") != bool(self.cases):
            raise ValueError(f"{self.name}: code, and only code, has cases")

    @property
    def right(self):
        """The right answers: one value, or a list with one a case."""
        if self.kind != "code":
            return self.solution
        if not self._right:  # worked out once, when first asked
            for case in self.cases:
                arguments = copied(case.arguments)
                named = copied(case.named)
                self._right.append(self.solution(*arguments, **named))
        return self._right

    def wrong(self, mistake):
        """Return what a mistake answers: a value, or a function."""
        if not mistake.edits:
            return mistake.answer
        if mistake.name not in self._wrong:  # made when first asked
            title = f"{self.name}: {mistake.name}"
            function = edited(self.solution, mistake.edits, title)
            self._wrong[mistake.name] = function
        return self._wrong[mistake.name]

    @property
    def aspects(self):
        """What its cases are about, in their order, each once."""
        return tuple(dict.fromkeys(case.aspect for case in self.cases))

    def check(self, answer=...):
        """Return a Verdict on an answer; whatever it is, nothing is raised.

        For a grader it is different: there, what is right in part gives its
        points, and what is wrong is an AssertionError.

        Args:
            answer: a number, a tuple or a table of numbers, one of a few
                words, or a function, as the exercise asks; the three dots
                of the stub say that it isn't solved yet.
        """
        if self.kind == "prediction" and answer is ...:
            return self._check_prediction()
        judgement = judge(self, answer)
        if is_grading():
            return marked(self, in_words(judgement, answer))
        again = 0
        if judgement.state != UNSOLVED:
            again = record.note(self.name, judgement.state, judgement.mistake)
        return in_words(judgement, answer, again > 0)

    def predict(self, answer=...):
        """Write down a prediction, before the answer is shown.

        The first one is kept; `check()` says later whether it was right.
        """
        judgement = judge(self, answer)
        if judgement.state == UNSOLVED or _is_no_answer(judgement):
            return in_words(judgement, answer)
        if is_grading():  # the record here is not that learner's
            _to_grade.setdefault(self.name, plain(answer))
        else:
            record.note_prediction(self.name, plain(answer))
        kept = self._prediction()
        answer = answer if kept is ... else kept
        return Verdict((say("exercises.noted", answer=self.told(answer)),))

    def told(self, answer):
        """Return an answer in a few characters: 9×10 for a size."""
        return shown(answer, self.between)

    def _prediction(self):
        """Return what was predicted, or the three dots."""
        if is_grading():
            return _to_grade.get(self.name, ...)
        return record.prediction(self.name)

    def _check_prediction(self):
        """Return the Verdict on what was predicted."""
        answer = self._prediction()
        judgement = judge(self, answer)
        if judgement.state == UNSOLVED:
            verdict = Verdict((say("exercises.unpredicted"),), None, judgement)
            return marked(self, verdict) if is_grading() else verdict
        verdict = in_words(judgement, answer)
        told = say("exercises.predicted", answer=self.told(answer))
        verdict = replace(verdict, lines=(told, *verdict.lines))
        if is_grading():
            return verdict  # what counts is to have predicted
        record.note(self.name, judgement.state, judgement.mistake)
        return verdict

    def give_up(self):
        """Return a hint; called again a stronger one, and then the solution.

        A class can do without: where CNN_COURSE_CLASSROOM is set, the hints
        are all there is.
        """
        asked = record.note_help(self.name)
        hints = [
            say(f"exercise.{self.name}.hint"),
            say(f"exercise.{self.name}.hint.more"),
        ]
        if asked < len(hints):
            return Verdict((hints[asked], say("exercises.more")))
        if os.environ.get("CNN_COURSE_CLASSROOM"):
            return Verdict((*hints, say("exercises.ask")))
        return Verdict((*hints, "", self.written_out()))

    def written_out(self):
        """Return the solution as a learner would write it.

        A function gets the name that the lesson asks for: under another it
        could stand in the way of one that the lesson imports.
        """
        if self.kind == "code":
            source = inspect.getsource(self.solution).rstrip()
            old = f"def {self.solution.__name__}("
            return source.replace(old, f"def {self.name}(", 1)
        return repr(self.written_value())

    def written_value(self):
        """Return the right value without arrays: lists of plain numbers."""
        right = self.solution
        return right.tolist() if hasattr(right, "tolist") else right

    def __repr__(self):
        """The name by which a notebook calls it."""
        return f"exercises.{self.name}"


def plain(answer):
    """Return a word or a number as JSON can keep it."""
    if isinstance(answer, str):
        return answer.strip().lower()
    return np.asarray(answer).tolist()


def _is_no_answer(judgement):
    """Return whether an answer is of the wrong kind altogether."""
    return getattr(judgement.first, "kind", "") in (
        *("choice", "kind", "ragged", "shape"),
    )
