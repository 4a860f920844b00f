"""Boards: tables of numbers whose cells know which cells they come from.

A board holds a few titled tables and the links between their cells: this
output cell comes from these input cells and these filter cells, and here is
its sum written out. It says no words of its own and computes nothing;
`cnn_course.picture` draws it, `cnn_course.worked` fills it.
"""

import math
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from cnn_course.picture import draw

KINDS = ("", "pad", "window", "unread", "changed", "wrong", "gap")
ROLES = ("input", "filter", "output")


class Region(NamedTuple):
    """A rectangle of cells of one table; by default a single cell."""

    table: str
    row: int
    column: int
    height: int = 1
    width: int = 1

    def cells(self):
        """Return its cells as (table, row, column), in reading order."""
        return [
            (self.table, row, column)
            for row in range(self.row, self.row + self.height)
            for column in range(self.column, self.column + self.width)
        ]


@dataclass(frozen=True)
class Table:
    """A titled grid of numbers.

    Attributes:
        name: what links call it, unique on its board.
        title: what stands above it.
        cells: rows of numbers or words, or an array (H, W); None is blank.
        kinds: for each cell one of KINDS: "" is an ordinary cell, "pad" a
            zero that was added around, "window" one that a window covers,
            "unread" one that nothing reads, "changed" one that is no longer
            what it was, "wrong" one that should not be so, "gap" no cell at
            all. None if all are ordinary.
        role: one of ROLES, for the colours.

    Raises:
        ValueError: rows of unequal length, or kinds that do not fit.
    """

    name: str
    title: str
    cells: Iterable
    kinds: Iterable | None = None
    role: str = "input"

    def __post_init__(self):
        """Turn whatever came into tuples of plain Python values."""
        cells = tuple(tuple(map(_plain, row)) for row in self.cells)
        if self.kinds is None:
            kinds = tuple(("",) * len(row) for row in cells)
        else:
            kinds = tuple(tuple(map(str, row)) for row in self.kinds)
        object.__setattr__(self, "cells", cells)
        object.__setattr__(self, "kinds", kinds)
        widths = [len(row) for row in cells]
        if len(set(widths)) > 1:
            raise ValueError(
                f"the rows of table {self.name!r} have {widths} cells; "
                "give every row the same number"
            )
        if widths != [len(row) for row in kinds]:
            raise ValueError(
                f"table {self.name!r} is {self.shape[0]}×{self.shape[1]}; "
                "give one kind a cell"
            )
        strange = {kind for row in kinds for kind in row} - set(KINDS)
        if strange or self.role not in ROLES:
            raise ValueError(
                f"table {self.name!r}: kinds are {KINDS}, roles {ROLES}; "
                f"not {sorted(strange) or self.role!r}"
            )

    @property
    def shape(self):
        """(rows, columns)."""
        return len(self.cells), len(self.cells[0]) if self.cells else 0

    @cached_property
    def texts(self):
        """What stands in the cells, row by row."""
        return tuple(tuple(map(number, row)) for row in self.cells)


@dataclass(frozen=True)
class Link:
    """Where the cells of one region come from, and the sum written out.

    Attributes:
        target: the region that is explained, mostly one output cell.
        products: pairs of regions with as many cells each, multiplied cell
            by cell in reading order: a window and its filter.
        terms: regions whose cells enter as they are: a bias, a pooled window.
        lines: the sum as rows of terms, `(("0·(−1)", "0·0"), ("3",))`; all
            of them are joined by +.
        result: what stands behind the equals sign.
        exact: False if the numbers shown are rounded: ≈ instead of =.
        copies: True if the target's cells are copies of the sources' cells,
            one by one in reading order, as a patch laid out in a row.
    """

    target: Region
    products: tuple = ()
    terms: tuple = ()
    lines: tuple = ()
    result: str = ""
    exact: bool = True
    copies: bool = False

    @property
    def sources(self):
        """The regions that the target comes from."""
        return (*(r for pair in self.products for r in pair), *self.terms)

    @property
    def equals(self):
        """The sign before the result."""
        return "=" if self.exact else "≈"

    @property
    def sum(self):
        """The sum in one line, the middle of a long one left out."""
        terms = [term for line in self.lines for term in line]
        if len(terms) > 12:
            terms[3:-1] = ["…"]
        return f"{' + '.join(terms)} {self.equals} {self.result}"


@dataclass(frozen=True, repr=False)
class Board:
    """Tables side by side, the links between their cells, one in focus.

    Attributes:
        columns: tuples of tables; the tables of one tuple stand below each
            other.
        symbols: one between each two columns: "⊛", "=", "+", "→" or "".
        links: where cells come from.
        focus: the target (a Region) of the link that is shown, or None.
        answer: the board in one line: what a learner without the picture
            reads.
        sentence: what stands below the tables.

    Raises:
        ValueError: two tables of one name, a link to a cell that is not
            there, or not one symbol for each gap.
    """

    columns: tuple
    symbols: tuple = ()
    links: tuple = ()
    focus: Region | None = None
    answer: str = ""
    sentence: str = ""

    def __post_init__(self):
        """Refuse a board that contradicts itself."""
        if len(self.symbols) != max(0, len(self.columns) - 1):
            raise ValueError(
                f"{len(self.columns)} columns have "
                f"{max(0, len(self.columns) - 1)} gaps, but "
                f"{len(self.symbols)} symbols were given"
            )
        if len(self.tables) != sum(map(len, self.columns)):
            raise ValueError("every table of a board needs its own name")
        for link in self.links:
            for region in (link.target, *link.sources):
                self._check(region)
            if link.copies:
                self._check_copies(link)
        if self.focus is not None:
            self.focused  # noqa: B018  raises if nothing is there

    @cached_property
    def tables(self):
        """The tables by name, from left to right."""
        return {table.name: table for col in self.columns for table in col}

    @cached_property
    def _came_from(self):
        """For each cell that is a target, its link."""
        return {
            cell: link for link in self.links for cell in link.target.cells()
        }

    @cached_property
    def _reached(self):
        """The tables that a link leads to."""
        return {link.target.table for link in self.links}

    @cached_property
    def _goes_to(self):
        """For each cell that is a source, the targets it feeds."""
        targets = {}
        for link in self.links:
            cells = [c for region in link.sources for c in region.cells()]
            if link.copies:
                pairs = zip(cells, link.target.cells(), strict=True)
                pairs = [(cell, Region(*copy)) for cell, copy in pairs]
            else:
                pairs = [(cell, link.target) for cell in set(cells)]
            for cell, target in pairs:
                targets.setdefault(cell, []).append(target)
        return targets

    @property
    def focused(self):
        """The link in focus, or None."""
        return None if self.focus is None else self.link(*self.focus[:3])

    def link(self, table, row, column):
        """Return the link of a cell.

        Raises:
            ValueError: nothing says where this cell comes from.
        """
        cell = (table, row, column)
        if cell not in self._came_from:
            raise ValueError(f"no link leads to cell {cell} of this board")
        return self._came_from[cell]

    def sources(self, table, row, column):
        """Return the cells (table, row, column) that a cell comes from."""
        regions = self.link(table, row, column).sources
        return [cell for region in regions for cell in region.cells()]

    def cone(self, table, row, column):
        """Return what lies behind a cell's sources, as far as links lead.

        One region a table: the smallest that holds all the cells which the
        sources come from, and those which these come from, and so on.
        """
        first = self.link(table, row, column)
        if not any(part.table in self._reached for part in first.sources):
            return ()
        seen, waiting, behind = {id(first)}, [first], {}
        while waiting:
            for region in waiting.pop().sources:
                for cell in region.cells():
                    link = self._came_from.get(cell)
                    if link is None or id(link) in seen:
                        continue
                    seen.add(id(link))
                    waiting.append(link)
                    for source in link.sources:
                        behind.setdefault(source.table, []).append(source)
        return tuple(map(_hull, behind.values()))

    def feeds(self, table, row, column):
        """Return the regions that a cell feeds; none if it is never read."""
        return list(self._goes_to.get((table, row, column), ()))

    def at(self, table, row, column):
        """Return the same board with the link of this cell in focus."""
        target = self.link(table, row, column).target
        return replace(self, focus=target)

    def svg(self):
        """Return the picture: SVG text, the same on every machine."""
        return draw(self)

    def to_dict(self):
        """Return all of it as what JSON can say, for a live view.

        A region is `[table, row, column, height, width]`; texts are as the
        picture shows them.
        """
        return {
            "answer": self.answer,
            "sentence": self.sentence,
            "columns": [[t.name for t in column] for column in self.columns],
            "symbols": list(self.symbols),
            "tables": {n: _table_dict(t) for n, t in self.tables.items()},
            "links": [
                _link_dict(link, self.cone(*link.target[:3]))
                for link in self.links
            ],
            "focus": None if self.focus is None else list(self.focus),
        }

    def __repr__(self):
        """The answer, and the sum in focus."""
        link = self.focused
        if link is None or not link.lines:
            return self.answer
        return f"{self.answer}; {link.sum}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        """What a notebook stores: one line, and the picture."""
        return {"text/plain": repr(self), "image/svg+xml": self.svg()}

    def _check(self, region):
        """Raise unless the region lies on its table."""
        if region.table in self.tables:
            rows, columns = self.tables[region.table].shape
            if (
                min(region[1:]) >= 0
                and region.row + region.height <= rows
                and region.column + region.width <= columns
            ):
                return
        raise ValueError(f"{region} does not lie on a table of this board")

    def _check_copies(self, link):
        """Raise unless there are as many sources as copies."""
        copies = link.target.height * link.target.width
        cells = sum(part.height * part.width for part in link.sources)
        if cells != copies:
            raise ValueError(
                f"{cells} cells cannot be copied into {copies}: {link.target}"
            )


def number(value):
    """Return a number as short text with a true minus sign.

    Whole numbers below a million stand in full, others with up to three
    decimals or four digits; words stay, None is nothing.

    >>> number(-0.5), number(2 / 3), number(1.25e9)
    ('−0.5', '0.667', '1.2e9')
    """
    if value is None or isinstance(value, str):
        return value or ""
    if not isinstance(value, (int, float)):
        return str(value)
    if value != value:
        return "NaN"
    if abs(value) > sys.float_info.max:
        return "∞" if value > 0 else "−∞"
    return _short(float(value)).replace("-", "−")


def shown_exactly(value):
    """Return whether `number` shows a value without visible rounding."""
    if not isinstance(value, (int, float)) or not abs(value) < math.inf:
        return True
    text = number(value).replace("−", "-")
    return math.isclose(float(text), value, rel_tol=1e-6)


def _short(value):
    """Return a finite float in few characters."""
    size = abs(value)
    if size and (size < 1e-3 or round(size) >= 1e6):
        mantissa, exponent = f"{value:.1e}".split("e")
        return f"{mantissa.removesuffix('.0')}e{int(exponent)}"
    if value == round(value) or size >= 1000:
        return str(round(value))
    if size >= 10:
        return f"{value:.4g}"
    return f"{value:.{3 if size >= 0.01 else 4}f}".rstrip("0").rstrip(".")


def _plain(value):
    """Return a NumPy scalar as the Python value it stands for."""
    return value.item() if isinstance(value, np.generic) else value


def _table_dict(table):
    """Return a table for JSON."""
    rows, columns = table.shape
    return {
        "title": table.title,
        "role": table.role,
        "shape": [rows, columns],
        "cells": [list(row) for row in table.texts],
        "kinds": [list(row) for row in table.kinds],
    }


def _hull(regions):
    """Return the smallest region that holds these of one table."""
    top = min(region.row for region in regions)
    left = min(region.column for region in regions)
    bottom = max(region.row + region.height for region in regions)
    right = max(region.column + region.width for region in regions)
    return Region(regions[0].table, top, left, bottom - top, right - left)


def _link_dict(link, cone):
    """Return a link, and the cone behind it, for JSON."""
    return {
        "target": list(link.target),
        "products": [[list(a), list(b)] for a, b in link.products],
        "terms": [list(region) for region in link.terms],
        "lines": [list(line) for line in link.lines],
        "equals": link.equals,
        "result": link.result,
        "sum": link.sum,
        "copies": link.copies,
        "cone": [list(region) for region in cone],
    }
