"""加码实验室: a simulated hierarchy in which targets grow on their way down."""
