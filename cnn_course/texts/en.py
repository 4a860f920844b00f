"""What the course says in English."""

TEXTS = {
    # Boards (board.py)
    "board.empty": "no cells ({shape})",
    "board.terms": "{count} terms in all",
    "board.nan": "NaN is not a number.",
    "board.infinity": "∞ is beyond every number.",
    # Worked examples (worked.py)
    "worked.input": "Input {size}",
    "worked.input.padded": "Input {size}, pad {pad}",
    "worked.input.channel": "Input, channel {number}",
    "worked.filter": "Filter {size}",
    "worked.filter.channel": "Filter, channel {number}",
    "worked.bias": "Bias",
    "worked.output": "Output {size}",
    "worked.windows": "Windows",
    "worked.convolution": (
        "{input}, filter {filter}, stride {stride}, pad {pad} → {output}"
    ),
    "worked.pooling.max": (
        "{input}, max pooling {size}, stride {stride} → {output}"
    ),
    "worked.pooling.average": (
        "{input}, average pooling {size}, stride {stride} → {output}"
    ),
    "worked.steps": (
        "{size} cells, filter {filter}, stride {stride}, pad {pad}: {sum}"
    ),
    "worked.cell": "{answer}; at ({row}, {column}): {sum}",
    "worked.step": "Step {step} of {steps}.",
    "worked.unread": "Never read: {count} of {total} cells.",
    "worked.outside": "The next window would reach over the edge.",
    "worked.tables": "{count} tables: {titles}",
}
