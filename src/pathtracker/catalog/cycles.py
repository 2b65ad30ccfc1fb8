"""Prerequisites that go round in a circle."""

from collections.abc import Mapping, Sequence


def find_cycles(graph: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """One circle for each tangle of names that lead back to themselves.

    Names that the graph has no row for lead nowhere. Each circle starts with the name that comes
    first in the graph and does not repeat it at the end. Written without recursion: a chain of
    prerequisites may be longer than Python's stack.
    """
    order = {name: i for i, name in enumerate(graph)}
    state: dict[str, int] = {}  # 1: on the path now, 2: done with
    cycles: list[list[str]] = []
    for start in graph:
        if start in state:
            continue
        path, ahead = [start], [iter(graph[start])]
        state[start] = 1
        while path:
            name = next(ahead[-1], None)
            if name is None:
                state[path.pop()] = 2
                ahead.pop()
            elif name in graph and name not in state:
                state[name] = 1
                path.append(name)
                ahead.append(iter(graph[name]))
            elif state.get(name) == 1:
                circle = path[path.index(name) :]
                first = min(range(len(circle)), key=lambda i: order[circle[i]])
                cycles.append(circle[first:] + circle[:first])
    return cycles
