"""The page for the teacher's projector: one file, no network, no names."""

import json
from html import escape

from cnn_course import lessons, palette, svg
from cnn_course.class_report import write_marks
from cnn_course.classroom import PRIVATE, ClassError, whole_path
from cnn_course.exercises.judging import UNSOLVED
from cnn_course.texts import language, say

WIDE, BAR, ROW = 640, 26, 34  # pixels: a picture, a bar, a bar with its room
LABEL = 150  # what stands before a bar
SHADES = {  # from what is done to what is not begun
    "right": palette.GREEN,
    "part": palette.SKY,
    "wrong": palette.VERMILION,
    "look": palette.PURPLE,
    UNSOLVED: palette.GRID,
}
DARK = ("wrong", "right")  # white figures are read on these
STYLE = f"""
:root {{ color-scheme: light; }}
body {{ background: {palette.PAPER}; color: {palette.INK}; margin: 2rem auto;
  max-width: 60rem; padding: 0 1rem; font: 18px/1.5 system-ui, "Noto Sans KR",
  "Malgun Gothic", "Apple SD Gothic Neo", NanumGothic, sans-serif; }}
h1 {{ font-size: 1.6rem; }}
h2 {{ border-bottom: 2px solid {palette.GRID}; margin-top: 2.5rem; }}
h3 {{ font-family: ui-monospace, monospace; margin-bottom: 0.2rem; }}
section {{ break-inside: avoid; margin-bottom: 1.6rem; }}
p {{ margin: 0.2rem 0; }}
svg {{ display: block; height: auto; max-width: 100%; }}
ul {{ list-style: none; padding: 0; }}
li {{ display: grid; gap: 0 1rem; grid-template-columns: 9rem 1fr;
  margin: 0.4rem 0; }}
@media (max-width: 34rem) {{ li {{ grid-template-columns: 1fr; }} }}
summary {{ cursor: pointer; }}
.key span {{ display: inline-block; margin-right: 1.2rem; }}
.key i {{ display: inline-block; height: 0.8em; margin-right: 0.4em;
  width: 0.8em; }}
"""


def write(folder, tallies, marks):
    """Write the page and the table of marks into `report`, anew each time.

    Returns:
        The paths of both files.

    Raises:
        ClassError: they cannot be written.
    """
    place = whole_path(folder) / "report"
    shown, table = place / "class.html", place / "marks.csv"
    try:
        place.mkdir(mode=PRIVATE, exist_ok=True)
        lessons.write(shown, page(tallies).encode())
        write_marks(marks, table)
    except OSError as error:
        told = {"folder": place, "reason": error.strerror or error}
        raise ClassError(say("class.cannot_write", **told)) from error
    return shown, table


def page(tallies):
    """Return the whole page as HTML, in the language in use.

    Args:
        tallies: list of class_report.Tally, in the order of the lessons.
    """
    title = say("class.title")
    parts = [f"<h1>{escape(title)}</h1>", _key()]
    for lesson in dict.fromkeys(t.exercise.lesson for t in tallies):
        parts.append(f"<h2>{escape(title_of(lesson))}</h2>")
        own = [t for t in tallies if t.exercise.lesson == lesson]
        most = max(tally.count for tally in own)
        line = say("class.handed_in", count=most)
        parts.append(f"<p>{escape(line)}</p>")
        parts += [_section(tally) for tally in own]
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}"><head>'
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>"
        f"<body>{''.join(parts)}</body></html>\n"
    )


def title_of(lesson):
    """Return a lesson's own title: its first heading."""
    shipped = lessons.shipped_folder(language())
    for path in shipped.glob(f"{lesson}_*.ipynb"):
        first = json.loads(path.read_text(encoding="utf-8"))["cells"][0]
        return "".join(first["source"]).splitlines()[0].lstrip("# ")
    return lesson


def _key():
    """Return what the shades mean."""
    told = "".join(
        f'<span><i style="background:{shade}"></i>'
        f"{escape(say(f'class.state.{state}'))}</span>"
        for state, shade in SHADES.items()
    )
    return f'<p class="key">{told}</p>'


def _section(tally):
    """Return what is told of one exercise."""
    parts = [f"<h3>{escape(tally.exercise.name)}</h3>", _states(tally)]
    line = {
        "tried": tally.tried,
        "count": tally.count,
        "right": tally.states["right"],
    }
    if tally.exercise.kind == "prediction":
        parts += [_predicted(tally), _answer(tally)]
    else:
        parts.insert(1, f"<p>{escape(say('class.tried', **line))}</p>")
        parts.append(_mistakes(tally))
    return f"<section>{''.join(parts)}</section>"


def _states(tally):
    """Return one bar: how many are where, side by side."""
    if tally.exercise.kind == "prediction":
        return ""  # who was right is told by the class, not by a bar
    told, bars, left = [], [], 0
    for state, shade in SHADES.items():
        count = tally.states[state]
        if not count:
            continue
        told.append(f"{say(f'class.state.{state}')}: {count}")
        wide = WIDE * count / tally.count
        box = {"x": left, "y": 0, "width": wide, "height": BAR}
        ink = palette.PAPER if state in DARK else palette.INK
        bars.append(
            svg.tag("rect", fill=shade, stroke=palette.PAPER, **box)
            + _figure(left + wide / 2, BAR / 2, count, "middle", ink)
        )
        left += wide
    return _picture(BAR, ", ".join(told), bars)


def _mistakes(tally):
    """Return the mistakes, the most frequent first, each with its bar."""
    named = [(n, c) for n, c in tally.mistakes.most_common() if n]
    named += [("", tally.mistakes[""])] if tally.mistakes[""] else []
    rows = []
    for name, count in named:
        key = f"exercise.{tally.exercise.name}.{name}"
        sentence = say(key if name else "class.other_mistake")
        bar = {"fill": palette.WRONG, "x": 0, "y": 0, "height": BAR}
        wide = 110 * count / max(tally.mistakes.values())
        drawn = svg.tag("rect", width=wide, **bar)
        figure = _figure(wide + 6, BAR / 2, count, "start", palette.INK)
        told = say("class.times", count=count)
        rows.append(
            f"<li>{_picture(BAR, told, [drawn, figure], LABEL)}"
            f"<span>{escape(sentence)}</span></li>"
        )
    return f"<ul>{''.join(rows)}</ul>" if rows else ""


def _predicted(tally):
    """Return a histogram of what was predicted, for the class to discuss."""
    order = list(tally.exercise.choices) or sorted(tally.predicted, key=_size)
    order += [""] if tally.predicted[""] and "" not in order else []
    if not any(tally.predicted.values()):
        return f"<p>{escape(say('class.nobody'))}</p>"
    most, told, bars = max(tally.predicted.values()), [], []
    for place, answer in enumerate(order):
        count, middle = tally.predicted[answer], ROW * place + BAR / 2
        label = answer or say("class.other_answer")
        told.append(f"{label}: {count}")
        wide = (WIDE - LABEL - 40) * count / most
        box = {"x": LABEL, "y": ROW * place, "width": wide, "height": BAR}
        [short] = svg.wrap(label, LABEL - 12, 16, 1)
        bars += [
            _figure(LABEL - 10, middle, short, "end", palette.INK),
            svg.tag("rect", fill=palette.BLUE, **box) if count else "",
            _figure(LABEL + wide + 6, middle, count, "start", palette.INK),
        ]
    return _picture(ROW * len(order), ", ".join(told), bars)


def _answer(tally):
    """Return the right answer, folded away until the class has talked."""
    exercise = tally.exercise
    right = exercise.solution
    right = right.tolist() if hasattr(right, "tolist") else right
    told = exercise.told(right).strip("'")
    reason = say(f"exercise.{exercise.name}.right")
    return (
        f"<details><summary>{escape(say('class.answer'))}</summary>"
        f"<p><b>{escape(told)}</b> {escape(reason)}</p></details>"
    )


def _size(answer):
    """Return what numbers are sorted by: small ones first, then text."""
    try:
        return (0, float(answer), answer)
    except ValueError:
        return (1, 0.0, answer)


def _figure(x, y, text, anchor, ink):
    """Return a number or a word in a picture."""
    place = {"x": x, "y": y, "text_anchor": anchor, "fill": ink}
    look = {"dominant_baseline": "central", "font_size": 16}
    return svg.tag("text", svg.words(text), **place, **look)


def _picture(high, told, parts, wide=WIDE):
    """Return a picture that a screen reader can tell."""
    return svg.tag(
        "svg",
        *parts,
        viewBox=f"0 0 {wide} {high}",
        width=wide,
        height=high,
        role="img",
        aria_label=told,
    )
