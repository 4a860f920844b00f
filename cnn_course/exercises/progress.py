"""What is done over all lessons, as a table."""

from html import escape

from cnn_course.exercises import record
from cnn_course.texts import say

MARKS = {"right": "✔", "predicted": "✎", "wrong": "…", "": "·"}
STYLE = "text-align: left; vertical-align: top; padding: 2px 12px"
WORD = "display: inline-block; white-space: nowrap; padding-right: 1.5em"


class Progress:
    """All exercises, lesson by lesson, and what became of them.

    Attributes:
        rows: a list of (lesson, list of (Exercise, state)).
        done: how many are solved.
        count: how many there are.
    """

    def __init__(self, exercises):
        """Read the record once."""
        entries = record.read()
        self.rows = []
        for lesson in dict.fromkeys(e.lesson for e in exercises):
            states = [
                (e, entries.get(e.name, {}).get("state", ""))
                for e in exercises
                if e.lesson == lesson
            ]
            self.rows.append((lesson, states))
        states = [state for _, row in self.rows for _, state in row]
        self.count = len(states)
        self.done = states.count("right")

    def __repr__(self):
        """One line in all, and one a lesson."""
        told = {"done": self.done, "count": self.count}
        lines = [say("exercises.progress", **told)]
        for lesson, states in self.rows:
            marks = "  ".join(f"{MARKS[s]} {e.name}" for e, s in states)
            lines.append(f"{lesson}  {marks}")
        return "\n".join(lines)

    def _repr_html_(self):
        """The same as a table."""
        rows = "".join(
            f'<tr><th style="{STYLE}">{lesson}</th><td style="{STYLE}">'
            + " ".join(
                f'<span style="{WORD}">{MARKS[state]} {escape(e.name)}</span>'
                for e, state in states
            )
            + "</td></tr>"
            for lesson, states in self.rows
        )
        told = {"done": self.done, "count": self.count}
        line = escape(say("exercises.progress", **told))
        return f"<p>{line}</p><table>{rows}</table>"
