"""What each verb of the `jiama` command does."""

import importlib.util
import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

from jiama import places
from jiama.serve import network, wheels
from jiama.serve.logs import open_log
from jiama.serve.research import (  # noqa: F401 - verbs are looked up here by name
    RESEARCH,
    run_claims,
    run_compare,
    run_odd,
    run_sensitivity,
)
from jiama.view import bundle, faults

VERBS = ("start", "class", "lab", "test", "specs", "wheels", *RESEARCH)
ROOT = Path(__file__).resolve().parents[3]
SETTINGS = Path(__file__).parent / "settings"  # JupyterLab's, a folder a language
CELL_SECONDS = 120
CLASS_POOL = 20
DOWNLOADS = 5  # rounds, each for what the packages of the round before ask for


class Stop(Exception):  # noqa: N818 - not an error: one sentence, and the remedy in it
    """One sentence that ends the command."""


def run_start(options) -> int:
    """Serve the lessons to this machine and open the browser."""
    return _serve(options, "127.0.0.1", 1)


def run_class(options) -> int:
    """Serve the lessons to the room."""
    return _serve(options, "0.0.0.0", CLASS_POOL)


def _serve(options, host: str, pool: int) -> int:
    # jsonschema would spend a second on reading this optional grammar, which Voila never uses.
    sys.modules.setdefault("rfc3987_syntax", None)
    from jiama.serve.app import LessonApp
    from jiama.serve.kernels import affordable

    tr, port = options.tr, _port(options, host)
    _make_bundle(tr)
    app = LessonApp(
        language=options.language,
        root_dir=str(places.lessons()),
        port=port,
        ip=host,
        open_browser=not options.no_browser,
        log_level="ERROR",
    )
    pool = affordable(pool) if options.pool is None else options.pool
    app.config.LessonKernels.pool_size = max(pool, 0)
    app.initialize([])
    if host == "0.0.0.0":
        app.doors = tuple(f"http://{address}:{port}/" for address in network.addresses())
    app.announce = lambda: _announce(tr, host, port, app.doors)
    app.start()
    print(tr("serve.cli.stopped"))
    return 0


def _announce(tr, host: str, port: int, doors: tuple[str, ...]) -> None:
    print(tr("serve.cli.serving", address=f"http://127.0.0.1:{port}/"))
    for address in doors:
        print(tr("serve.cli.others", address=address))
    if host == "0.0.0.0" and not doors:
        print(tr("serve.cli.no_network_address"))
    print(tr("serve.cli.stop"), flush=True)


def run_lab(options) -> int:
    """Open JupyterLab on the lessons; an installed wheel's are copied first."""
    tr, port = options.tr, _port(options, "127.0.0.1")
    _make_bundle(tr)
    folder = places.lessons()
    if not (ROOT / "pyproject.toml").is_file():
        folder = Path.home() / "jiama-lessons"
        if not folder.exists():
            shutil.copytree(places.lessons(), folder)
        print(tr("serve.cli.copied", folder=folder))
    token = secrets.token_hex(16)
    command = [
        sys.executable, "-m", "jupyterlab", "-y", f"--port={port}",
        f"--ServerApp.root_dir={folder}",
        "--ServerApp.jpserver_extensions={'jiama.serve.extension': True}",
        # Nothing is to ask other hosts: no news, no updates, no list of extensions.
        f"--LabApp.app_settings_dir={SETTINGS / options.language}",
        "--LabApp.extension_manager=readonly", "--LabApp.news_url=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    if options.no_browser:
        command.append("--no-browser")
    if os.name != "nt" and os.geteuid() == 0:
        command.append("--allow-root")
    print(tr("serve.cli.serving", address=f"http://127.0.0.1:{port}/lab?token={token}"))
    print(tr("serve.cli.stop"), flush=True)
    with open_log() as log:
        environment = {**os.environ, "JUPYTER_TOKEN": token}
        running = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    while True:
        try:
            ended = running.wait()
            break
        except KeyboardInterrupt:
            # JupyterLab got the same Ctrl+C, and is ending its kernels.
            continue
    if ended:
        raise Stop(tr("serve.cli.lab_failed", log=faults.log_file()))
    print(tr("serve.cli.stopped"))
    return 0


def run_test(options) -> int:
    """Install what the tests need, then run all of them, the lessons' cells included."""
    tr = options.tr
    if not (ROOT / "tests").is_dir():
        raise Stop(tr("serve.cli.no_checkout", verb=options.verb))
    if any(not importlib.util.find_spec(name) for name in ("pytest", "nbval", "frictionless")):
        print(tr("serve.cli.test_install"), flush=True)
        command = [sys.executable, "-m", "pip", "install", "--quiet", "-e", f"{ROOT}[test]"]
        if subprocess.run(command, check=False).returncode:
            raise Stop(tr("serve.cli.test_install_failed"))
    bundle.ensure()
    command = [
        sys.executable, "-m", "pytest", "--nbval-lax", "--nbval-current-env",
        f"--nbval-cell-timeout={CELL_SECONDS}", *(options.rest or ["tests", "lessons"]),
    ]  # fmt: skip
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def run_specs(options) -> int:
    """Write the stored chart specifications anew."""
    from jiama.drawn import stored
    from jiama.view import specs

    written = [*specs.write(), *stored.write()]
    print(options.tr("serve.cli.specs_written", count=len(written)))
    return 0


def run_wheels(options) -> int:
    """Download all that an installation without a network needs."""
    tr, folder = options.tr, Path(options.folder).resolve()
    if not (ROOT / "pyproject.toml").is_file():
        raise Stop(tr("serve.cli.no_checkout", verb=options.verb))
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", str(folder)]
    if options.platform or options.python:
        command.append("--only-binary=:all:")
        command += ["--platform", options.platform] if options.platform else []
        command += ["--python-version", options.python] if options.python else []
    wanted = network.requirements(ROOT / "pyproject.toml")
    print(tr("serve.cli.wheels_loading"), flush=True)
    where, left = wheels.environment(options.platform, options.python), wanted
    for _ in range(DOWNLOADS):
        if subprocess.run([*command, *left], check=False).returncode:
            raise Stop(tr("serve.cli.wheels_failed"))
        left = wheels.missing(folder, wanted, where)
        if not left:
            break
    count = sum(1 for _ in folder.iterdir())
    print(tr("serve.cli.wheels_done", folder=folder, count=count))
    return 0


def _port(options, host: str) -> int:
    port = options.port
    if not 0 <= port <= 65535:
        raise Stop(options.tr("serve.cli.port_wrong", port=port))
    if port and not network.free(port, host):
        other = network.free_port(host)
        raise Stop(options.tr("serve.cli.port_taken", port=port, other=other))
    return port or network.free_port(host)


def _make_bundle(tr) -> None:
    if not (bundle.folder() / bundle.filename()).is_file():
        print(tr("serve.cli.bundle"), flush=True)
        bundle.ensure()
