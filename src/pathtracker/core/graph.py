"""Prerequisites as a directed graph: circles and order."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def circle_through(
    requires: Mapping[Node, Iterable[Node]], item: Node, required: Node
) -> list[Node] | None:
    """The circle that `item` requiring `required` would close, or None.

    Starts and ends with `item`, each element requires the next. Time is linear in the edges
    reachable from `required`.
    """
    came_from: dict[Node, Node] = {required: item}
    waiting = [required]
    while waiting:
        node = waiting.pop()
        if node == item:
            return _walk_back(came_from, item)
        for following in requires.get(node, ()):
            if following not in came_from:
                came_from[following] = node
                waiting.append(following)
    return None


def _walk_back(came_from: Mapping[Node, Node], item: Node) -> list[Node]:
    circle = [item]
    node = came_from[item]
    while node != item:
        circle.append(node)
        node = came_from[node]
    circle.append(item)
    return circle[::-1]
