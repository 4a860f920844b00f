"""Exercises that name your mistake: `exercises.ten_filters.check(750)`."""

from cnn_course.exercises import lesson_03

EXERCISES = (*lesson_03.EXERCISES,)

globals().update({exercise.name: exercise for exercise in EXERCISES})

__all__ = ["EXERCISES", *(exercise.name for exercise in EXERCISES)]
