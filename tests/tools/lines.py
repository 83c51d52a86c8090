"""Lines whose shape is plain to see, for the rule in Python and for the same rule on the page."""

SHAPES_OF_LINES = [
    ([1, 2, 3], "rises"),
    ([3, 2, 1], "falls"),
    ([1, 3, 1], "hump"),
    ([3, 1, 3], "valley"),
    ([1, 1.01, 1], "flat"),
    ([0.65, 0.72, 0.64], "hump"),
    ([1, 1.02, 2], "rises"),
    ([0, 0, 0], "flat"),
]
