"""Exercises that name your mistake: `exercises.ten_filters.check(750)`."""

from cnn_course.exercises import (
    lesson_01,
    lesson_02,
    lesson_03,
    lesson_04,
    lesson_05,
    lesson_06,
    lesson_07,
    lesson_08,
)
from cnn_course.exercises.progress import Progress

LESSONS = (
    lesson_01,
    lesson_02,
    lesson_03,
    lesson_04,
    lesson_05,
    lesson_06,
    lesson_07,
    lesson_08,
)
EXERCISES = tuple(e for lesson in LESSONS for e in lesson.EXERCISES)

globals().update({exercise.name: exercise for exercise in EXERCISES})

__all__ = ["EXERCISES", "progress", *(e.name for e in EXERCISES)]


def progress():
    """Return a table of all exercises, and which of them are solved."""
    return Progress(EXERCISES)
