"""A learner's own convolution beside the right one."""

import inspect
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from cnn_course import foreign, worked
from cnn_course.answers import as_numbers, compare
from cnn_course.board import Table, number
from cnn_course.texts import say


class Verdict(NamedTuple):
    """What a learner's function gave: an array or None, and a sentence.

    `wrong` is the first wrong cell (row, column), or None; `stuck` is True
    if it had to be stopped.
    """

    result: np.ndarray | None
    sentence: str
    wrong: tuple | None = None
    stuck: bool = False


def judge(function, image, w, options, truth):
    """Run a learner's function and compare it with the truth.

    Args:
        function: called as `function(image, w)`; with `b`, `stride` and
            `pad` by name where it takes them.
        image: (H, W) or (C, H, W); the function gets a copy.
        w: the filter, of as many axes.
        options: a dict of `b`, `stride` and `pad` as far as they are not
            what a plain convolution has.
        truth: the Board of the right answer, with a table "output".
    """
    name = foreign.name_of(function)
    accepted = _accepted(function)
    for option in options:
        if accepted is not None and option not in accepted:
            told = {"name": name, "argument": option}
            return Verdict(None, say("explore.yours.takes", **told))
    outcome = foreign.run(function, image.copy(), w.copy(), **options)
    if outcome.failure:
        return Verdict(None, outcome.failure, stuck=outcome.stuck)
    verdict = _compare(name, outcome.value, truth)
    if verdict.result is None or verdict.wrong is not None:
        return verdict
    return _elsewhere(verdict, function, (image.shape, w.shape), options)


def show(board, function, verdict):
    """Return the board with the learner's result below the right one."""
    sentence = f"{board.sentence}\n{verdict.sentence}"
    answer = f"{board.answer}; {verdict.sentence}"
    if verdict.result is None:
        return replace(board, sentence=sentence, answer=answer)
    kinds = np.full(verdict.result.shape, "", dtype=object)
    if verdict.wrong is not None:
        kinds[verdict.wrong] = "wrong"
    title = foreign.name_of(function)
    table = Table("yours", title, verdict.result, kinds, "output")
    *before, last = board.columns
    return replace(
        board,
        columns=(*before, (*last, table)),
        sentence=sentence,
        answer=answer,
    )


def _elsewhere(verdict, function, shapes, options):
    """Return the verdict on a right result after a look at other numbers.

    On a picture with many zeros, a wrong function may well look right.
    """
    chance = np.random.default_rng(0)
    x, w = (chance.integers(-9, 10, shape) for shape in shapes)
    outcome = foreign.run(function, x.copy(), w.copy(), **options)
    if outcome.failure:
        return verdict._replace(sentence=outcome.failure, stuck=outcome.stuck)
    name = foreign.name_of(function)
    truth = worked.convolution(x, w, **options)
    other = _compare(name, outcome.value, truth)
    if other.wrong is None:
        right = other.result is not None
        return verdict if right else verdict._replace(sentence=other.sentence)
    row, column = other.wrong
    told = {"name": name, "row": row, "column": column}
    return verdict._replace(sentence=say("explore.yours.lucky", **told))


def _accepted(function):
    """Return the names a function takes; None if it takes any."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):  # compiled, or no function at all
        return None
    if any(p.kind is p.VAR_KEYWORD for p in parameters):
        return None
    return {p.name for p in parameters}


def _compare(name, value, truth):
    """Return the verdict on what the function returned."""
    right = np.array(truth.tables["output"].cells, float)
    result, _ = as_numbers(value)
    if result is None:
        kind = type(value).__name__
        return Verdict(None, say("explore.yours.kind", name=name, kind=kind))
    shape = result.shape
    while result.ndim > 2 and result.shape[0] == 1:
        result = result[0]
    difference = compare(result, right)
    if difference.kind == "shape":
        told = {"got": _by(shape), "wanted": _by(right.shape)}
        return Verdict(None, say("explore.yours.shape", name=name, **told))
    if not difference.kind:
        told = {"name": name, "count": right.size}
        return Verdict(result, say("explore.yours.right", **told))
    row, column = difference.where
    sentence = say(
        "explore.yours.wrong",
        name=name,
        row=row,
        column=column,
        got=number(result[row, column].item()),
        sum=truth.link("output", row, column).sum,
    )
    return Verdict(result, sentence, (row, column))


def _by(shape):
    """Return a shape as 3×4."""
    return "×".join(map(str, shape)) or "1"
