"""Exercises: the right answer passes, each wrong one is told by its name."""

import inspect
import sys
import time
from types import ModuleType

import numpy as np
import pytest
from learners import a_learners, from_source

from cnn_course import exercises
from cnn_course.exercises.judging import is_blank
from cnn_course.texts import TEXTS, set_language

ALL = exercises.EXERCISES
CODE = [exercise for exercise in ALL if exercise.kind == "code"]
MISTAKES = [(e, m) for e in ALL for m in e.mistakes]


def given(exercise, answer):
    return a_learners(answer) if exercise.kind == "code" else answer


def name(case):
    return "-".join(getattr(part, "name", str(part)) for part in case)


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language(None)


@pytest.mark.parametrize("exercise", ALL, ids=lambda e: e.name)
def test_everything_is_said_in_both_languages(exercise):
    said = [m.name for m in exercise.mistakes]
    keys = [*said, *(f"{name}.more" for name in said)]
    keys += ["right", "hint", "hint.more"]
    for texts in TEXTS.values():
        mine = [k for k in texts if k.startswith(f"exercise.{exercise.name}.")]
        wanted = {f"exercise.{exercise.name}.{key}" for key in keys}
        assert set(mine) == wanted


@pytest.mark.parametrize("exercise", ALL, ids=lambda e: e.name)
def test_the_solution_passes(exercise):
    verdict = exercise.check(given(exercise, exercise.solution))
    assert verdict.judgement.state == "right", repr(verdict)
    assert verdict.judgement.share == 1
    assert verdict.board is None


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("exercise", ALL, ids=lambda e: e.name)
def test_unsolved_is_one_calm_line(exercise, lang):
    set_language(lang)
    ask = exercise.check if exercise.kind != "prediction" else exercise.predict
    verdict = ask(...)
    assert verdict.judgement.state == "unsolved"
    wanted = {"en": "Not solved yet.", "ko": "아직 풀지 않았어요."}
    assert repr(verdict) == wanted[lang]


@pytest.mark.parametrize("exercise", CODE, ids=lambda e: e.name)
def test_a_stub_is_unsolved(exercise):
    signature = inspect.signature(exercise.solution)
    for body in (
        "...",
        '"""Words."""',
        "pass",
        "return ...",
        "raise NotImplementedError",
        "y = np.zeros(3)\n    y[0] = ...\n    return y",
        "return np.stack([..., ...])",
        "return [1, (..., 2)]",
    ):
        stub = from_source(f"def mine{signature}:\n    {body}\n", "mine")
        verdict = exercise.check(stub)
        assert verdict.judgement.state == "unsolved", body


@pytest.mark.parametrize("case", MISTAKES, ids=name)
def test_a_mistake_is_told_by_its_own_name(case):
    exercise, mistake = case
    verdict = exercise.check(given(exercise, exercise.wrong(mistake)))
    assert verdict.judgement.state == "wrong"
    assert verdict.judgement.mistake == mistake.name
    assert len(verdict.lines) == 2
    assert verdict.judgement.share < 1


@pytest.mark.parametrize("exercise", ALL, ids=lambda e: e.name)
def test_mistakes_differ(exercise):
    """No two mistakes of one exercise are called the same."""
    names = [mistake.name for mistake in exercise.mistakes]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", MISTAKES, ids=name)
def test_a_value_is_not_given_away(case):
    """A wrong number is not met with the right one."""
    exercise, mistake = case
    if exercise.kind == "code":
        return
    words = repr(exercise.check(mistake.answer))
    for part in np.atleast_1d(exercise.solution):
        said = words.replace(str(mistake.answer), "")
        assert f" {part}." not in said


@pytest.mark.parametrize("exercise", CODE, ids=lambda e: e.name)
def test_a_wrong_result_is_shown(exercise):
    """Where a table is wrong there is a picture, with the cell marked."""
    for mistake in exercise.mistakes:
        verdict = exercise.check(a_learners(exercise.wrong(mistake)))
        difference = verdict.judgement.first.difference
        if difference.kind == "value" and difference.got.ndim:
            kinds = np.array(verdict.board.tables["yours"].kinds)
            assert np.count_nonzero(kinds == "wrong") == 1
            assert "image/svg+xml" in verdict._repr_mimebundle_()


def test_several_inputs_are_told_apart():
    """By the names that stand in the learner's own code."""
    step = exercises.my_training_step
    verdict = step.check(a_learners(step.wrong(step.mistakes[0])))
    titles = [table.title for table in verdict.board.tables.values()]
    assert titles[:3] == ["w 1×2", "gradient 1×2", "velocity 1×2"]
    pad = exercises.my_pad2d
    verdict = pad.check(a_learners(pad.wrong(pad.mistakes[0])))
    assert next(iter(verdict.board.tables.values())).title == "Given 2×2"


# Answers that are no answers


class Hostile:
    """An object whose every question raises."""

    def __repr__(self):
        raise RuntimeError("no")

    def __array__(self, *args, **kwargs):
        raise RuntimeError("no")


ENDLESS = []
ENDLESS.append(ENDLESS)

VALUES = [
    ENDLESS,
    None,
    "760",
    "ten",
    float("nan"),
    float("inf"),
    [],
    (),
    [[1], [2, 3]],
    {"a": 1},
    {1, 2},
    (n for n in range(3)),
    Hostile(),
    object(),
    np.zeros((2, 3)),
    np.array(["a"]),
    10**400,
    1j,
    True,
    len,
    [None, 3],
]


@pytest.mark.parametrize("place", range(len(VALUES)))
@pytest.mark.parametrize("exercise", ALL, ids=lambda e: e.name)
def test_any_value_ends_in_a_sentence(exercise, place):
    verdict = exercise.check(VALUES[place])
    assert verdict.judgement.state == "wrong"
    assert repr(verdict).strip()


HOSTILE = {
    "nothing": "y = args[0]",
    "nan": "return float('nan')",
    "text": "return 'three'",
    "generator": "yield 3",
    "ragged": "return [[1], [2, 3]]",
    "objects": "return np.array([object()])",
    "complex": "return 3 + 1j",
    "itself": "return mine",
    "raises": "return 1 / 0",
    "exits": "raise SystemExit",
    "interrupt": "raise KeyboardInterrupt",
    "base": "raise BaseException('no')",
    "endless": "while True: pass",
    "endless, swallowing": (
        "while True:\n        try:\n            while True: pass\n"
        "        except: pass"
    ),
    "sleeping": "import time\n    while True: time.sleep(0.01)",
    "recursion": "return mine(*args, **named)",
    "huge": "return np.zeros((40_000, 40_000))",
    "too much": "return np.ones(2**40)",
    "filling": "x = [0]\n    while True: x = x + x",
    "prints": "print('hello ' * 1000); return 3",
    "warns": "import warnings; warnings.warn('no'); return -1",
    "deletes": "globals().clear(); return -1",
    "class": "return int",
    "module": "return np",
    "bytes": "return b'3'",
    "closes": "import sys; sys.stdout.close(); return -1",
    "tracer": "import sys; sys.setprofile(None); return -1",
    "thread": (
        "import threading\n    def go(): raise ValueError\n"
        "    t = threading.Thread(target=go); t.start(); t.join(); return -1"
    ),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_code_ends_in_a_sentence(kind):
    """Whatever a function does, a sentence comes, and soon."""
    source = f"def mine(*args, **named):\n    {HOSTILE[kind]}\n"
    hostile = from_source(source, "mine")
    start = time.monotonic()
    verdict = exercises.my_pad2d.check(hostile)
    assert time.monotonic() - start < 10
    assert verdict.judgement.state == "wrong"
    assert repr(verdict).strip()
    assert sys.getprofile() is None
    print("still here")


def test_an_argument_that_is_changed_is_told():
    source = """
def mine(x, pad):
    y = np.zeros((x.shape[0] + 2 * pad, x.shape[1] + 2 * pad))
    y[pad : pad + x.shape[0], pad : pad + x.shape[1]] = x
    x[:] = 0
    return y
"""
    verdict = exercises.my_pad2d.check(from_source(source, "mine"))
    assert verdict.judgement.first.fault == "changed"


@pytest.mark.parametrize(
    "body",
    [
        "import cnn_course\n    return cnn_course.output_size(*a, **n)",
        "from cnn_course.shapes import output_size\n"
        "    return output_size(*a, **n)",
    ],
)
def test_the_packages_own_function_is_no_answer(body):
    mine = from_source(f"def mine(*a, **n):\n    {body}\n", "mine")
    verdict = exercises.my_output_size.check(mine)
    assert "cnn_course.output_size" in repr(verdict)
    assert verdict.judgement.share == 0


def test_the_packages_own_function_itself_is_no_answer():
    from cnn_course import output_size

    verdict = exercises.my_output_size.check(output_size)
    assert "cnn_course.output_size" in repr(verdict)


def test_a_library_that_does_it_all_is_no_answer():
    source = """
def mine(x, pad):
    import scipy_like
    return scipy_like.pad(x, pad)
"""
    library = ModuleType("scipy_like")
    library.__name__ = "scipy.ndimage"
    exec("def pad(x, pad): return x", vars(library))
    sys.modules["scipy_like"] = library
    try:
        verdict = exercises.my_pad2d.check(from_source(source, "mine"))
    finally:
        del sys.modules["scipy_like"]
    assert verdict.judgement.first.called == "scipy"


def test_answers_learnt_by_heart_are_told():
    """All fixed cases right, others wrong."""
    exercise = exercises.my_output_size
    known = {
        (*case.arguments, *case.named.items()): right
        for case, right in zip(exercise.cases, exercise.right, strict=True)
        if not case.aspect.startswith("other")
    }

    def mine(*arguments, **named):
        return known.get((*arguments, *named.items()), 0)

    verdict = exercise.check(mine)
    assert verdict.judgement.memorised
    assert len(verdict.lines) == 2


def test_partial_points():
    """Right without padding only: the aspects that are right count."""
    verdict = exercises.my_output_size.check(
        from_source(
            "def mine(size, filter_size, stride=1, pad=0):\n"
            "    return (size - filter_size) // stride + 1\n",
            "mine",
        )
    )
    aspects = exercises.my_output_size.aspects
    assert verdict.judgement.share == pytest.approx(2 / len(aspects))


def test_sizes_and_counts_are_told_as_such():
    assert "9×10 is" in repr(exercises.size_28x31.check((9, 10)))
    assert "2400, 48000 is" in repr(exercises.c3_and_c5.check((2400, 48000)))


def test_blank():
    assert is_blank(from_source("def f(x):\n    ...\n", "f"))
    assert not is_blank(from_source("def f(x):\n    return x\n", "f"))
