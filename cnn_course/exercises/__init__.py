"""Exercises that name your mistake: `exercises.ten_filters.check(750)`."""

from importlib import import_module

from cnn_course.exercises.progress import Progress

LESSONS = tuple(
    import_module(f"{__name__}.lesson_{place:02}") for place in range(1, 9)
)
EXERCISES = tuple(e for lesson in LESSONS for e in lesson.EXERCISES)

globals().update({exercise.name: exercise for exercise in EXERCISES})

__all__ = ["EXERCISES", "progress", *(e.name for e in EXERCISES)]


def progress():
    """Return a table of all exercises, and which of them are solved."""
    return Progress(EXERCISES)
