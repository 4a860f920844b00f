"""A judgement in a teacher's words, with a picture of the smallest case."""

import inspect
from dataclasses import dataclass, replace

import numpy as np

from cnn_course import foreign
from cnn_course.answers import as_numbers
from cnn_course.board import Board, Table, number
from cnn_course.exercises.judging import RIGHT, UNSOLVED
from cnn_course.texts import say

MOST = 12  # rows or columns of a table that is shown
FEW = 6  # numbers in a row that are told one by one


@dataclass(frozen=True, repr=False)
class Verdict:
    """What a check says.

    Attributes:
        lines: tuple of sentences.
        board: a Board of the smallest case that is wrong, or None.
        judgement: the Judgement behind it, or None.
    """

    lines: tuple
    board: Board | None = None
    judgement: object = None

    def __repr__(self):
        """The sentences."""
        return "\n".join(self.lines)

    def _repr_mimebundle_(self, include=None, exclude=None):
        """What a notebook stores: the sentences, and the picture."""
        bundle = {"text/plain": repr(self)}
        if self.board is not None:
            whole = replace(self.board, sentence=repr(self))
            bundle["image/svg+xml"] = whole.svg()
        return bundle


def in_words(judgement, answer, again=False):
    """Return the Verdict that says what a Judgement found.

    Args:
        judgement: of `judging.judge`.
        answer: what was judged.
        again: whether this mistake was told before: the stronger hint then.
    """
    exercise = judgement.exercise
    if judgement.state == UNSOLVED:
        lines = (say("exercises.unsolved"),)
        return Verdict(lines, judgement=judgement)
    if judgement.state == RIGHT:
        return Verdict(_praise(judgement), judgement=judgement)
    code = exercise.kind == "code" and callable(answer)
    lines = [_fault(judgement, answer) if code else _amiss(judgement, answer)]
    if not judgement.mistake and code:
        lines += _reasons(judgement)
    if judgement.mistake:
        key = f"exercise.{exercise.name}.{judgement.mistake}"
        lines.append(say(f"{key}.more" if again else key))
    board = _board(judgement, answer) if code else None
    return Verdict(tuple(lines), board, judgement)


def _reasons(judgement):
    """Return sentences on what may be behind a mistake without a name."""
    attempt = judgement.first
    reasons = []
    if getattr(attempt, "fault", "") == "changed" and attempt.difference.kind:
        reasons.append(say("exercises.changed.wrong"))
    if _without_fractions(attempt):
        reasons.append(say("exercises.whole"))
    elif judgement.memorised:
        reasons.append(say("exercises.memorised"))
    return reasons


def _without_fractions(attempt):
    """Return whether a result is right but for what follows the points."""
    difference = getattr(attempt, "difference", None)
    if difference is None or difference.kind != "value":
        return False
    return np.array_equal(difference.got, np.trunc(attempt.right))


def _praise(judgement):
    """Return what a right answer was right about, and on what."""
    exercise = judgement.exercise
    right = say(f"exercise.{exercise.name}.right")
    if exercise.kind != "code":
        return say("exercises.right"), right
    return say("exercises.right.code", count=judgement.count), right


def _amiss(judgement, answer):
    """Return what is wrong with a value, without giving the right one."""
    difference = judgement.first
    told = judgement.exercise.told(answer)
    if difference.kind == "choice":
        choices = ", ".join(map(repr, judgement.exercise.choices))
        return say("exercises.choice", answer=told, choices=choices)
    if difference.kind == "uncallable":
        return say("exercises.uncallable", answer=told)
    if difference.kind == "kind":
        return say("exercises.kind", name=told, kind=difference.detail)
    if difference.kind == "ragged":
        return say("exercises.ragged", name=told, lengths=difference.detail)
    if difference.kind == "shape":
        right, got = np.asarray(judgement.exercise.right), difference.got
        if not right.ndim:
            return say("exercises.one_number", count=got.size)
        if right.ndim == 1 and got.ndim < 2:
            counts = {"wanted": right.size, "got": got.size}
            return say("exercises.numbers", **counts)
        return say("exercises.count", got=_size(got.shape))
    return say("exercises.wrong", answer=told)


def _fault(judgement, function):
    """Return what is wrong with a function, on the smallest such case."""
    attempt = judgement.first
    name = foreign.name_of(function)
    if attempt.fault == "called":
        return say("exercises.called", name=name, called=attempt.called)
    if attempt.outcome.failure:
        return attempt.outcome.failure
    call = _call(name, judgement.exercise.solution, attempt.case)
    if attempt.difference.kind == "kind":
        kind = attempt.difference.detail
        return say("exercises.kind", name=call, kind=kind)
    if attempt.difference.kind == "ragged":
        lengths = attempt.difference.detail
        return say("exercises.ragged", name=call, lengths=lengths)
    right, got = np.asarray(attempt.right), attempt.difference.got
    if attempt.difference.kind == "shape" and not right.ndim:
        return say("exercises.shape.number", call=call, count=got.size)
    if attempt.difference.kind == "shape" and not got.ndim:
        wanted = _size(right.shape)
        return say("exercises.shape.table", call=call, wanted=wanted)
    if attempt.difference.kind == "shape":
        told = {"wanted": _size(right.shape), "got": _size(got.shape)}
        return say("exercises.shape", call=call, **told)
    if not attempt.difference.kind:
        return say("exercises.changed", call=call)
    where = attempt.difference.where
    told = {
        "call": call,
        "wanted": number(right[where].item()),
        "got": number(got[where].item()),
    }
    if not where:
        return say("exercises.number", **told)
    place = ", ".join(map(str, where))
    return say("exercises.value", place=place, **told)


def _call(name, solution, case):
    """Return a case as it is written in code: `f(7, 3, stride=2)`.

    Arrays stand by their names, with their sizes, or, if they are a few
    numbers in a row, with these.
    """
    parts = [
        f"{title}: {_few(value) or _size(value.shape)}"
        if isinstance(value, np.ndarray)
        else repr(value)
        for title, value in zip(
            _parameters(solution), case.arguments, strict=False
        )
    ]
    parts += [f"{key}={value!r}" for key, value in case.named.items()]
    return f"{name}({', '.join(parts)})"


def _few(array):
    """Return a few numbers in a row as [3, 1, 2]; "" for other arrays."""
    if array.ndim != 1 or array.size > FEW:
        return ""
    return f"[{', '.join(number(value.item()) for value in array)}]"


def _parameters(function):
    """Return the names of what a function takes."""
    return list(inspect.signature(function).parameters)


def _board(judgement, function):
    """Return inputs, the learner's result and the right one, if they fit."""
    attempt = judgement.first
    difference = attempt.difference
    if difference is None or difference.kind not in ("value", "nan", "shape"):
        return None
    where = difference.where or ()
    right, got = np.asarray(attempt.right), difference.got
    if right.ndim < 1 or got.ndim < 1:
        return None
    given = {
        name: value
        for name, value in zip(
            _parameters(judgement.exercise.solution),
            attempt.case.arguments,
            strict=False,
        )
        if isinstance(value, np.ndarray)
    }
    alone = len(given) == 1  # several are told apart by their names
    inputs = [
        _table(
            f"input.{name}",
            say("exercises.input") if alone else name,
            value,
            (),
        )
        for name, value in given.items()
    ]
    mine = _table("yours", foreign.name_of(function), got, where, "output")
    true = _table("right", say("exercises.expected"), right, where, "output")
    tables = [*inputs, mine, true]
    if any(table is None for table in tables):
        return None
    if difference.kind != "shape":
        mine = _marked(mine, where[-2:])
    columns = tuple((table,) for table in inputs)
    symbols = ("",) * max(0, len(inputs) - 1) + ("→",) * bool(inputs)
    return Board((*columns, (mine, true)), symbols)


def _table(name, title, array, where, role="input"):
    """Return the part of an array around a place as a Table, or None."""
    array = np.asarray(array)
    if not array.size:
        return None
    while array.ndim > 2:
        index = where[0] if len(where) == array.ndim else 0
        array, where = array[min(index, len(array) - 1)], where[1:]
    array = np.atleast_2d(array)
    if max(array.shape) > MOST:
        return None
    return Table(name, f"{title} {_size(array.shape)}", array, role=role)


def _marked(table, where):
    """Return a table with one cell marked as wrong."""
    kinds = np.full(table.shape, "", dtype=object)
    kinds[(0, *where) if len(where) == 1 else where] = "wrong"
    return replace(table, kinds=kinds)


def shown(answer, between):
    """Return an answer in a few characters; a few numbers with a sign."""
    if isinstance(answer, (tuple, list)) and 1 < len(answer) <= 4:
        array, _ = as_numbers(answer)
        if array is not None and array.ndim == 1:
            return between.join(number(value.item()) for value in array)
    try:
        text = " ".join(repr(answer).split())
    except Exception:  # a foreign object's own
        text = type(answer).__name__
    return text if len(text) <= 60 else f"{text[:59]}…"


def _size(shape):
    """Return a shape as 3×4; a single number as 1."""
    return "×".join(map(str, shape)) or "1"
