"""A notebook is read in JupyterLab as if this machine's kernel had written it."""

from types import SimpleNamespace

from ipykernel.ipkernel import IPythonKernel

from jiama.serve import unchanged

SPEC = SimpleNamespace(display_name="Python 3 (here)", language="python")


def _read(apart, metadata, kind="notebook", content=True):
    model = {"type": kind, "content": {"metadata": metadata, "cells": []} if content else None}
    manager = SimpleNamespace(get=lambda path, content: model)
    unchanged.install(manager, SimpleNamespace(get_kernel_spec=lambda name: SPEC))

    async def body():
        return await manager.get("a.ipynb", content=content)

    return apart(body)


def test_kernel_and_python_are_those_of_this_machine(apart):
    told = {"kernelspec": {"name": "python3"}, "language_info": {"name": "python"}, "title": "t"}
    metadata = _read(apart, told)["content"]["metadata"]
    assert metadata["kernelspec"]["display_name"] == "Python 3 (here)"
    assert metadata["language_info"] == IPythonKernel.language_info
    assert metadata["title"] == "t"


def test_other_kernels_and_what_is_no_notebook_are_left_alone(apart):
    for metadata in ({"kernelspec": {"name": "julia"}}, {}):
        assert _read(apart, dict(metadata))["content"]["metadata"] == metadata
    assert _read(apart, {}, content=False)["content"] is None
    assert _read(apart, {"kernelspec": {"name": "python3"}}, "file")["content"]["metadata"] == {
        "kernelspec": {"name": "python3"}
    }
