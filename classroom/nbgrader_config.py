"""nbgrader for the lessons as they are; the README says what to type.

A lesson goes into `source/<assignment>`. An assignment whose name ends in
`-ko` speaks Korean, to learners and in the feedback; any other speaks English.
"""

from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    OverwriteCells,
    OverwriteKernelspec,
)


class OneOfEach(DeduplicateIds):
    """Lets a learner copy a cell: only the last copy counts.

    nbgrader 0.9.6 leaves the other one half marked, and then stops at it
    (jupyter/nbgrader#1083).
    """

    def preprocess(self, nb, resources):
        """Take the marks of a copy away altogether."""
        nb, resources = super().preprocess(nb, resources)
        for cell in nb.cells:
            if not cell.metadata.get("nbgrader", True):
                del cell.metadata["nbgrader"]
        return nb, resources


c = get_config()  # noqa: F821  nbgrader gives it

c.CourseDirectory.course_id = "cnn-course"

# A learner gets the stubs that stand in the lesson. They hold no solution,
# and nbgrader would put "YOUR CODE HERE" in the place of the whole cell.
c.ClearSolutions.enabled = False

c.Autograde.sanitize_preprocessors = [
    ClearOutput,
    OneOfEach,
    OverwriteKernelspec,
    OverwriteCells,
    CheckCellMetadata,
]

# Lesson 07 trains a network; 30 seconds, as nbgrader has it, are too few. A
# loop that never ends, outside a function, is stopped after so long, too.
c.Execute.timeout = 300
