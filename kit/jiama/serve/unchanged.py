"""Opening a notebook in JupyterLab is no change to it.

JupyterLab writes the kernel's name and Python's version into a notebook when a kernel starts, and
from then on calls it unsaved. Here a notebook is read as if this machine's kernel had written it.
"""

from copy import deepcopy
from functools import wraps

from ipykernel.ipkernel import IPythonKernel
from jupyter_core.utils import ensure_async

KERNEL = "python3"


def install(manager, kernels) -> None:
    """Let a contents manager read notebooks for the kernel that will run them.

    Parameters
    ----------
    manager
        Jupyter's contents manager.
    kernels
        Jupyter's manager of kernel specifications.
    """
    read = manager.get

    @wraps(read)
    async def get(*path, **how):
        model = await ensure_async(read(*path, **how))
        if model["type"] == "notebook" and model["content"]:
            _told(model["content"]["metadata"], kernels)
        return model

    manager.get = get


def _told(metadata: dict, kernels) -> None:
    if metadata.get("kernelspec", {}).get("name") != KERNEL:
        return
    spec = kernels.get_kernel_spec(KERNEL)
    metadata["kernelspec"] = {
        "display_name": spec.display_name, "language": spec.language, "name": KERNEL,
    }  # fmt: skip
    metadata["language_info"] = deepcopy(IPythonKernel.language_info)
