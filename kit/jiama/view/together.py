"""Many widgets that change at one move reach the page in one message, and are drawn as one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import anywidget
from traitlets import Dict

_HERE = Path(__file__).parent


class Part(anywidget.AnyWidget):
    """A widget whose changes can travel together with those of others."""

    _waiting: "dict[Part, set[str]] | None" = None

    def send_state(self, key=None) -> None:
        """Send some traits to the page: now, or with the others that change `together`."""
        if Part._waiting is None:
            super().send_state(key)
        else:
            keys = self.keys if key is None else (key,) if isinstance(key, str) else key
            Part._waiting.setdefault(self, set()).update(keys)


class Messenger(anywidget.AnyWidget):
    """Carries the changes of many parts to the page."""

    _esm = _HERE / "js" / "together.js"

    states = Dict().tag(sync=True)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Hold back what parts have to say until the block ends; then send it in one message."""
        if Part._waiting is not None:
            yield
            return
        Part._waiting = waiting = {}
        try:
            yield
        finally:
            Part._waiting = None
            self.states = {part.model_id: part.get_state(keys) for part, keys in waiting.items()}
