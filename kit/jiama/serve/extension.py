"""The Jupyter server extension: the page app, notebooks unchanged, and an end with `jiama`."""

from jupyter_server.utils import url_path_join

from jiama.serve import tether


def _jupyter_server_extension_points():
    return [{"module": "jiama.serve.extension"}]


def _load_jupyter_server_extension(server):
    from jiama.serve import rendered, unchanged

    tether.watch()
    base = server.web_app.settings["base_url"]
    address = url_path_join(base, rendered.STATIC)
    server.web_app.add_handlers(".*$", [(address, rendered.AppHandler)])
    unchanged.install(server.contents_manager, server.kernel_spec_manager)
