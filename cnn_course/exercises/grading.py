"""Marks for a grader: the same check, but one that can fail.

nbgrader runs a notebook with NBGRADER_EXECUTION set. It takes an error as no
points, a number as so many, and anything else as all of them.
"""

import os

from cnn_course.exercises.judging import RIGHT


def is_grading():
    """Return whether a grader runs this notebook, and not a learner."""
    return bool(os.environ.get("NBGRADER_EXECUTION"))


def marked(exercise, verdict):
    """Return a verdict that is all right, or the points of one in part.

    Raises:
        AssertionError: nothing is right; it says what the learner is told.
    """
    if verdict.judgement.state == RIGHT:
        return verdict
    points = round(exercise.points * verdict.judgement.share, 1)
    if points > 0:
        print(verdict)
        return points
    raise AssertionError(repr(verdict))
