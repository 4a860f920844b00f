"""What is done is kept, hints grow stronger, and a grader gets marks."""

import json
import multiprocessing

import pytest

from cnn_course import exercises
from cnn_course.exercises import record
from cnn_course.exercises.cases import Mistake
from cnn_course.exercises.exercise import Exercise
from cnn_course.texts import set_language


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language(None)


def test_a_new_learner_has_done_nothing():
    assert record.read() == {}
    assert exercises.progress().done == 0
    assert not record.path().exists()


def test_what_is_right_stays_right():
    exercises.ten_filters.check(750)
    assert record.read()["ten_filters"]["state"] == "wrong"
    exercises.ten_filters.check(760)
    exercises.ten_filters.check(750)
    entry = record.read()["ten_filters"]
    assert entry["state"] == "right"
    assert entry["tries"] == 3
    assert entry["mistakes"] == {"no_bias": 2}


def test_what_is_not_solved_yet_is_not_recorded():
    exercises.ten_filters.check(...)
    assert record.read() == {}


def test_the_second_hint_is_stronger():
    first = exercises.ten_filters.check(750).lines[-1]
    assert first == "You left out the biases."
    exercises.ten_filters.check(751)  # another mistake in between
    second = exercises.ten_filters.check(750).lines[-1]
    assert "adds one number of its own" in second


def test_progress_shows_every_exercise():
    exercises.ten_filters.check(760)
    exercises.same_pad_5.check(4)
    table = exercises.progress()
    assert (table.done, table.count) == (1, len(exercises.EXERCISES))
    assert "✔ ten_filters" in repr(table)
    assert "… same_pad_5" in table._repr_html_()
    for exercise in exercises.EXERCISES:
        assert exercise.name in repr(table)


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[1, 2]", '"text"', "null", '{"ten_filters": 3}', "\x00\x01"],
)
def test_a_damaged_file_is_put_aside(damage):
    record.path().write_text(damage, encoding="utf-8")
    assert exercises.progress().done == 0
    exercises.ten_filters.check(760)
    assert record.read()["ten_filters"]["state"] == "right"
    kept = record.path().with_name("progress.json.damaged")
    if not damage.startswith("{") or damage == "{":
        assert kept.read_text(encoding="utf-8") == damage


def test_bytes_that_are_no_text_are_put_aside():
    record.path().write_bytes(b"\xff\xfe\xfa")
    exercises.ten_filters.check(760)
    assert record.read()["ten_filters"]["state"] == "right"


def test_a_file_that_cannot_be_written_stops_nothing(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv(
        "CNN_COURSE_RECORD", str(tmp_path / "file" / "progress.json")
    )
    verdict = exercises.ten_filters.check(750)
    assert verdict.judgement.mistake == "no_bias"
    assert exercises.progress().done == 0


def notes(place):
    for turn in range(20):
        record.note(f"exercise {place} {turn}", "right")


def test_two_notebooks_at_once():
    """Nothing that one of them writes is lost."""
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=notes, args=(i,)) for i in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(record.read()) == 60
    json.loads(record.path().read_text(encoding="utf-8"))


def test_giving_up_shows_hints_first():
    answers = [repr(exercises.my_output_size.give_up()) for _ in range(3)]
    assert "How many steps" in answers[0]
    assert "`//`" in answers[1]
    assert all("def " not in answer for answer in answers[:2])
    assert "// stride + 1" in answers[2]
    assert "760" in [repr(exercises.ten_filters.give_up()) for _ in "abc"][2]


def test_a_class_gets_hints_only(monkeypatch):
    monkeypatch.setenv("CNN_COURSE_CLASSROOM", "1")
    for _ in range(4):
        last = repr(exercises.my_output_size.give_up())
    assert "def " not in last
    assert "teacher" in last


# A grader


@pytest.fixture
def grader(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")


def test_a_grader_gives_all_points(grader):
    verdict = exercises.ten_filters.check(760)
    assert verdict.judgement.state == "right"
    with pytest.raises(ValueError, match="could not convert"):
        float(repr(verdict))  # or it would be taken for points


def test_a_grader_gives_none(grader):
    with pytest.raises(AssertionError, match="left out the biases"):
        exercises.ten_filters.check(750)
    with pytest.raises(AssertionError, match="Not solved yet"):
        exercises.ten_filters.check(...)


def test_a_grader_gives_points_in_part(grader, capsys):
    def mine(size, filter_size, stride=1, pad=0):
        return (size - filter_size) // stride + 1

    points = exercises.my_output_size.check(mine)
    assert 0 < points < exercises.my_output_size.points
    assert float(repr(points)) == points
    assert "You forgot the padding." in capsys.readouterr().out


def test_a_grader_reads_and_writes_no_record(monkeypatch):
    exercises.ten_filters.check(760)
    before = record.path().read_text(encoding="utf-8")
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    exercises.ten_filters.check(760)
    exercises.ten_filters.give_up()
    assert exercises.progress().done == 0
    assert record.path().read_text(encoding="utf-8") == before


def test_a_grader_shows_the_sentences_and_no_traceback(grader):
    with pytest.raises(AssertionError) as caught:
        exercises.ten_filters.check(750)
    told = ["750 is not right.", "You left out the biases."]
    assert caught.value._render_traceback_() == told


# Predictions


@pytest.fixture
def guess():
    return Exercise(
        name="ten_filters",  # for its words
        lesson="03",
        level="warm-up",
        kind="prediction",
        solution=760,
        mistakes=(Mistake("no_bias", 750),),
    )


def test_a_prediction_is_kept_and_judged_later(guess):
    assert "Noted: 750" in repr(guess.predict(750))
    assert record.read()["ten_filters"]["state"] == "predicted"
    guess.predict(760)  # too late
    verdict = guess.check()
    assert verdict.judgement.mistake == "no_bias"
    assert verdict.lines[0] == "You predicted 750."


def test_a_right_prediction(guess):
    guess.predict(760)
    assert guess.check().judgement.state == "right"
    assert record.read()["ten_filters"]["state"] == "right"


def test_nothing_predicted(guess):
    assert "Nothing was predicted" in repr(guess.check())
    assert repr(guess.predict()) == "Not solved yet."
    assert record.read() == {}


@pytest.mark.parametrize("answer", ["many", None, [1, 2], {}, object()])
def test_no_prediction_at_all(guess, answer):
    assert "Noted" not in repr(guess.predict(answer))
    assert record.read() == {}


def test_a_grader_counts_that_it_was_predicted(guess, grader, monkeypatch):
    monkeypatch.setattr("cnn_course.exercises.exercise._to_grade", {})
    with pytest.raises(AssertionError, match="Nothing was predicted"):
        guess.check()
    guess.predict(750)
    assert guess.check().lines[0] == "You predicted 750."
    assert record.read() == {}


def test_a_grader_takes_no_prediction_of_somebody_else(guess, monkeypatch):
    """What stands in the record where it is graded is not the learner's."""
    monkeypatch.setattr("cnn_course.exercises.exercise._to_grade", {})
    guess.predict(760)
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    with pytest.raises(AssertionError, match="Nothing was predicted"):
        guess.check()


def test_a_prediction_that_cannot_be_kept_is_told_as_it_was(
    guess, monkeypatch, tmp_path
):
    (tmp_path / "file").write_text("in the way")
    there = str(tmp_path / "file" / "progress.json")
    monkeypatch.setenv("CNN_COURSE_RECORD", there)
    assert "750" in repr(guess.predict(750))
