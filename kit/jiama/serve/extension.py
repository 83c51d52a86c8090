"""The Jupyter server extension: the chart bundle as Voila serves it, and an end with `jiama`."""

from jupyter_server.utils import url_path_join

from jiama.serve import tether
from jiama.view import bundle


def _jupyter_server_extension_points():
    return [{"module": "jiama.serve.extension"}]


def _load_jupyter_server_extension(server):
    from jiama.serve.packed import PackedBundle

    tether.watch()
    bundle.ensure()
    address = url_path_join(
        server.web_app.settings["base_url"], r"jiama/static/(vega-[0-9a-f]+\.js)"
    )
    server.web_app.add_handlers(".*$", [(address, PackedBundle, {"path": str(bundle.folder())})])
