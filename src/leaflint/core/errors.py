"""The two ways in which a run ends without a report."""

from __future__ import annotations

from pathlib import Path


class UsageError(Exception):
    """The job could not be done as asked; the text says why, and what to do."""


class Defect(Exception):
    """A check raised an exception: a mistake in Leaflint, not in the leaflet.

    Its arguments are what happened, and the place in the code: both as text, so that they can be sent
    from one process to another.
    """

    @classmethod
    def of(cls, what: str, error: Exception) -> Defect:
        """Say what an exception prevented."""
        return cls(f"{what}: {error!r}", place_of(error))

    def __str__(self) -> str:
        return str(self.args[0])


def place_of(error: Exception) -> str:
    """Return where in the code an exception was raised."""
    import traceback  # slow to load, and hardly ever needed

    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}"
