"""Marks for a grader: the same check, but one that can fail.

nbgrader runs a notebook with NBGRADER_EXECUTION set. It takes an error as no
points, a number as so many, and anything else as all of them.
"""

import os

from cnn_course.exercises.judging import RIGHT


def is_grading():
    """Return whether a grader runs this notebook, and not a learner."""
    return bool(os.environ.get("NBGRADER_EXECUTION"))


class NotRight(AssertionError):
    """What is told to a learner; a notebook shows these sentences only."""

    def _render_traceback_(self):
        """What IPython writes in place of a traceback."""
        return str(self).splitlines()


def marked(exercise, verdict):
    """Return a verdict that is all right, or the points of one in part.

    Raises:
        NotRight: nothing is right; it says what the learner is told.
    """
    if verdict.judgement.state == RIGHT:
        return verdict
    points = round(exercise.points * verdict.judgement.share, 1)
    if points > 0:
        print(verdict)
        return points
    raise NotRight(repr(verdict))
