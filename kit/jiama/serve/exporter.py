"""Pages from templates that are compiled once, not once a reader."""

from jinja2 import BytecodeCache
from voila import notebook_renderer
from voila.exporter import VoilaExporter


class Compiled(BytecodeCache):
    """Compiled templates, kept in memory."""

    def __init__(self):
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket):
        """Fill the bucket with what was kept, if it is of this source."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket):
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


class LessonExporter(VoilaExporter):
    """Voila's exporter, sharing compiled templates between readers."""

    def _create_environment(self):
        environment = super()._create_environment()
        environment.bytecode_cache = COMPILED
        return environment


def install() -> None:
    """Have Voila use our exporter, for whose class it has no setting."""
    notebook_renderer.VoilaExporter = LessonExporter
