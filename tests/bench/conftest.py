import importlib.util
from pathlib import Path

import numpy as np
import pytest


@pytest.fixture(scope="session")
def mesa_model():
    """Return the module with the model written agent by agent."""
    pytest.importorskip("mesa", reason="install the bench extra: pip install -e .[bench]")
    path = Path(__file__).with_name("mesa_model.py")
    spec = importlib.util.spec_from_file_location("mesa_model", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def administration(mesa_model):
    """Return a function that builds the agent model for one of our hierarchies."""

    def build(settings, constants, hierarchy, draws, run):
        sizes = np.diff(hierarchy.level_starts)
        levels = np.repeat(np.arange(len(sizes)), sizes).tolist()
        parents = hierarchy.parent.tolist()
        return mesa_model.Administration(settings, constants, parents, levels, draws, run)

    return build
