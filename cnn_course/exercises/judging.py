"""Judging an answer: what is wrong first, where, and which mistake it is."""

import dis
from dataclasses import dataclass
from types import CodeType
from typing import NamedTuple

import numpy as np

from cnn_course import foreign
from cnn_course.answers import Difference, compare
from cnn_course.exercises.cases import Case, copied, unchanged
from cnn_course.exercises.guard import Watch, memory_limit

IDLE = {"RESUME", "NOP", "CACHE", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST"}
MOST_PARTS = 100  # of a list that is looked through for three dots
UNSOLVED, RIGHT, WRONG = "unsolved", "right", "wrong"


class Attempt(NamedTuple):
    """What became of one case.

    Attributes:
        case: the Case.
        right: its right answer.
        outcome: the foreign.Outcome of the call.
        difference: the Difference between the two; None if it failed.
        fault: "changed" if an argument was changed, "called" if the
            function called what it should be, else "".
        called: what it called then.
    """

    case: Case
    right: object
    outcome: foreign.Outcome
    difference: Difference | None = None
    fault: str = ""
    called: str = ""

    @property
    def good(self):
        """Whether all is well."""
        same = self.difference is not None and not self.difference.kind
        return same and not self.fault


@dataclass(frozen=True)
class Judgement:
    """What an answer is, before it is put into words.

    Attributes:
        exercise: the Exercise.
        state: "unsolved", "right" or "wrong".
        mistake: the name of the known mistake that gives exactly this
            answer, or "".
        first: the first Attempt that is not good, or None; for a value, the
            Difference.
        memorised: whether only the cases that a learner can see are right.
        share: the part of the points that is earned, 0 to 1.
        count: how many cases were tried.
    """

    exercise: object
    state: str
    mistake: str = ""
    first: object = None
    memorised: bool = False
    share: float = 0.0
    count: int = 0


def judge(exercise, answer):
    """Return the Judgement of an answer; nothing that it does is raised."""
    if exercise.kind == "code":
        return _judge_code(exercise, answer)
    return _judge_value(exercise, answer)


def is_blank(function):
    """Return whether a function does nothing, as an empty stub."""
    code = foreign.attribute(function, "__code__")
    if not isinstance(code, CodeType):
        return False
    steps = list(dis.get_instructions(code))
    given = [step.argval for step in steps if "CONST" in step.opname]
    idle = all(step.opname in IDLE for step in steps)
    return idle and all(value in (None, ...) for value in given)


def _judge_value(exercise, answer):
    """Return the Judgement of a number or a table typed by hand."""
    if _untouched(answer):
        return Judgement(exercise, UNSOLVED)
    if exercise.choices:
        return _judge_choice(exercise, answer)
    difference = compare(answer, exercise.right)
    if not difference.kind:
        return Judgement(exercise, RIGHT, share=1.0, count=1)
    named = (m.name for m in exercise.mistakes if _same(answer, m.answer))
    return Judgement(exercise, WRONG, next(named, ""), difference)


def _judge_choice(exercise, answer):
    """Return the Judgement of one word out of a few."""
    word = answer.strip().lower() if isinstance(answer, str) else answer
    if not isinstance(word, str) or word not in exercise.choices:
        return Judgement(exercise, WRONG, first=Difference("choice"))
    if word == exercise.right:
        return Judgement(exercise, RIGHT, share=1.0, count=1)
    named = (m.name for m in exercise.mistakes if m.answer == word)
    return Judgement(exercise, WRONG, next(named, ""), Difference("value"))


def _judge_code(exercise, function):
    """Return the Judgement of a function, tried on every case."""
    if _untouched(function) or is_blank(function):
        return Judgement(exercise, UNSOLVED)
    if not callable(function):
        kind = type(function).__name__
        return Judgement(
            exercise, WRONG, first=Difference("uncallable", detail=kind)
        )
    tried = list(_attempts(exercise, function))
    if _left_blank(tried[0].outcome):
        return Judgement(exercise, UNSOLVED)
    bad = [attempt for attempt in tried if not attempt.good]
    count = len(tried)
    if not bad:
        return Judgement(exercise, RIGHT, share=1.0, count=count)
    share = _share(exercise, tried)
    first = next((a for a in bad if a.fault == "called"), bad[0])
    if first.fault == "called":
        return Judgement(exercise, WRONG, first=first, count=count)
    complete = len(tried) == len(exercise.cases)
    mistake = _diagnosis(exercise, tried) if complete else ""
    shown = [a.good for a in tried if not a.case.aspect.startswith("other")]
    return Judgement(exercise, WRONG, mistake, first, all(shown), share, count)


def _attempts(exercise, function):
    """Yield an Attempt for each case, until the function hangs."""
    for case, right in zip(exercise.cases, exercise.right, strict=True):
        arguments, named = copied(case.arguments), copied(case.named)
        watch = Watch(exercise.allowed)
        with memory_limit():
            outcome = foreign.run(function, *arguments, within=watch, **named)
        if watch.seen:
            yield Attempt(
                case, right, outcome, fault="called", called=watch.seen
            )
            return
        if outcome.failure:
            yield Attempt(case, right, outcome)
            if outcome.stuck:
                return
            continue
        difference = compare(outcome.value, right)
        kept = unchanged((case.arguments, case.named), (arguments, named))
        fault = "" if kept else "changed"
        yield Attempt(case, right, outcome, difference, fault)


def _diagnosis(exercise, tried):
    """Return the name of the mistake that answers every case like this."""
    for mistake in exercise.mistakes:
        wrong = exercise.wrong(mistake)
        if all(_as_mistaken(wrong, attempt) for attempt in tried):
            return mistake.name
    return ""


def _as_mistaken(wrong, attempt):
    """Return whether a wrong function does the same in this case."""
    case = attempt.case
    arguments, named = copied(case.arguments), copied(case.named)
    outcome = foreign.run(wrong, *arguments, **named)
    kept = unchanged((case.arguments, case.named), (arguments, named))
    if kept == (attempt.fault == "changed"):
        return False
    if outcome.failure or attempt.outcome.failure:
        return bool(outcome.failure and attempt.outcome.failure)
    return _same(attempt.outcome.value, outcome.value)


def _share(exercise, tried):
    """Return the part of the aspects that is right; none without the first."""
    wrong = {attempt.case.aspect for attempt in tried if not attempt.good}
    reached = {attempt.case.aspect for attempt in tried}
    aspects = exercise.aspects
    if aspects[0] in wrong:
        return 0.0
    whole = [a for a in aspects if a in reached and a not in wrong]
    return len(whole) / len(aspects)


def _same(answer, wrong):
    """Return whether an answer is this wrong one."""
    try:
        return not compare(answer, wrong).kind
    except Exception:  # a wrong answer of ours that holds no numbers
        return False


def _untouched(answer, depth=3):
    """Return whether three dots of the stub are left in an answer."""
    if answer is Ellipsis:
        return True
    if isinstance(answer, np.ndarray) and answer.dtype == object:
        answer = answer.ravel()[:MOST_PARTS].tolist()
    parts = answer if isinstance(answer, (tuple, list)) else ()
    return depth > 0 and any(
        _untouched(part, depth - 1) for part in parts[:MOST_PARTS]
    )


def _left_blank(outcome):
    """Return whether a stub was called in which something is to be done."""
    return _untouched(outcome.value) or any(
        word in outcome.failure
        for word in ("NotImplementedError", "'ellipsis'")
    )
