"""Exercises that name your mistake: `exercises.ten_filters.check(750)`."""

from cnn_course.exercises import lesson_03
from cnn_course.exercises.progress import Progress

EXERCISES = (*lesson_03.EXERCISES,)

globals().update({exercise.name: exercise for exercise in EXERCISES})

__all__ = ["EXERCISES", "progress", *(e.name for e in EXERCISES)]


def progress():
    """Return a table of all exercises, and which of them are solved."""
    return Progress(EXERCISES)
