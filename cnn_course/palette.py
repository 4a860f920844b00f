"""One palette for boards and figures, safe for colour-blind readers.

The hues are those of Okabe and Ito, "Color Universal Design" (2008); the
light ones are the same hues thinned with white, so that ink stays readable
on them. Every value is `#rrggbb`.
"""

INK = "#1f2933"  # text and lines
PAPER = "#ffffff"  # the card that everything is drawn on
GRID = "#c9d1d9"  # lines between cells, axes
MUTED = "#667380"  # secondary text; 4.5 : 1 on paper

WINDOW = "#f7d28c"  # the cells under the window (orange, thinned)
FILTER = "#bfe0f5"  # the filter's cells (sky blue, thinned)
RESULT = "#a6dbc9"  # the cell being worked out (bluish green, thinned)
PAD = "#f3f5f7"  # the zeros around the input
UNREAD = "#e3c3d6"  # cells that no window ever reads (purple, thinned)
WRONG = "#f2b48c"  # a wrong answer (vermilion, thinned)

NEGATIVE = "#0072b2"  # a signed map's lower end (blue)
ZERO = "#dcdcdc"  # its middle (grey)
POSITIVE = "#d55e00"  # its upper end (vermilion)

BLUE = "#0072b2"
ORANGE = "#e69f00"
SKY = "#56b4e9"
GREEN = "#009e73"
VERMILION = "#d55e00"
PURPLE = "#cc79a7"
LINES = (BLUE, ORANGE, GREEN, VERMILION, PURPLE, SKY)  # order in charts
