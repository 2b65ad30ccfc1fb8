"""A card of the page: shows what the store knows, and keeps what a person changes."""

from __future__ import annotations

from collections.abc import Callable

from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.workspace import Workspace


class Part(Card):
    """`show_known` fills it; `keep` keeps what is typed and not kept yet."""

    def __init__(self, title: str, workspace: Workspace, note: str = "") -> None:
        super().__init__(title, note)
        self.workspace = workspace
        self.message = InlineMessage(kind="warn")

    def show_known(self) -> None:
        raise NotImplementedError

    def keep(self) -> None:
        """Most parts keep everything at once."""

    def attempt(self, action: Callable[..., object], **arguments: object) -> bool:
        """Runs an action; why it can't be done is said in the card."""
        answer = self.workspace.attempt(action, **arguments)
        self.message.set_message(answer.against, "warn")
        return answer.error is None
