"""Pure Python that every room may use: money, lifecycles, errors, periods, ids. It knows no Django."""
