"""The commands: one clear sentence with the remedy when something is missing."""

import ast
import os
import re
import runpy
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from jiama.serve import cli, network, verbs, wheels
from jiama.serve.verbs import VERBS
from jiama.text import languages, translator

ROOT = Path(__file__).resolve().parents[2]


def _kit(*args: str, **more) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, str(more.pop("kit", ROOT / "kit")), *args],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        **more,
    )


def _starter() -> dict:
    """The names of the starter's module."""
    return runpy.run_path(str(ROOT / "kit" / "__main__.py"), run_name="starter")


@pytest.fixture
def copy(tmp_path):
    """A checkout with just what the starter reads, so that no environment is touched."""
    for name in ("kit/__main__.py", "kit/jiama/text/zh-CN.toml", "kit/jiama/text/en.toml"):
        target = tmp_path / "place" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    (tmp_path / "place" / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    return tmp_path / "place" / "kit"


def test_help_lists_every_verb(capsys):
    with pytest.raises(SystemExit) as done:
        cli.main(["--help"])
    assert done.value.code == 0
    said = capsys.readouterr().out
    for verb in VERBS:
        assert translator()(f"serve.cli.{verb}") in said


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a pipe in another way")
@pytest.mark.parametrize("verb", [["claims", "--show"], ["claims", "--help"], ["--help"]])
def test_who_reads_only_the_beginning_sees_no_trace(verb):
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "jiama.serve.cli", *verb]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, timeout=120, check=False)
    os.close(writer)
    assert done.stderr == b""


@pytest.mark.parametrize("verb", [[], ["class"], ["wheels"]])
def test_help_is_in_one_language(capsys, verb):
    with pytest.raises(SystemExit):
        cli.main([*verb, "--help"])
    said = capsys.readouterr().out
    assert not re.search("usage|options|optional|positional|show this", said)


def test_words_come_in_english_when_asked(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--language", "en", "--help"])
    assert translator("en")("serve.cli.class") in capsys.readouterr().out


def test_a_taken_port_gets_one_sentence_that_names_another(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert cli.main(["--no-browser", "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert str(port) in said
    assert "--port" in said


def test_a_port_out_of_range_gets_one_sentence(capsys):
    assert cli.main(["class", "--no-browser", "--port", "70000"]) == 1
    assert capsys.readouterr().err == translator()("serve.cli.port_wrong", port=70000) + "\n"


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (["bogus"], "bogus"),
        (["class", "--speed", "9"], "--speed 9"),
        (["--port", "many"], "--port many"),
        (["--port"], "--port"),
        (["--language", "xx"], "--language xx"),
    ],
)
def test_a_command_that_makes_no_sense_gets_one_sentence(capsys, args, what):
    assert cli.main(args) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said == translator()("serve.cli.unclear", what=what) + "\n"


@pytest.mark.parametrize(
    ("args", "verb"),
    [(["clas"], "class"), (["page", "out"], "pages"), (["whels", "class"], "wheels")],
)
def test_a_misspelt_command_gets_one_sentence_that_names_the_near_one(capsys, args, verb):
    assert cli.main(args) == 2
    said = capsys.readouterr().err
    assert said == translator()("serve.cli.no_verb", verb=args[0], near=verb) + "\n"


@pytest.mark.parametrize("verb", ["pages", "wheels"])
def test_a_command_that_lacks_its_folder_says_so_in_one_sentence(capsys, verb):
    assert cli.main([verb]) == 2
    assert capsys.readouterr().err == translator()("serve.cli.no_folder", verb=verb) + "\n"


def test_a_free_port_can_be_listened_on():
    port = network.free_port()
    assert network.free(port)


def test_addresses_for_the_room_are_never_this_machine_alone():
    assert not [door for door in network.doors() if door.address.startswith("127.")]


def test_offline_packages_are_what_the_starter_installs():
    wanted = wheels.requirements(ROOT / "pyproject.toml")
    assert any(name.startswith("voila") for name in wanted)
    assert wanted == _starter()["_needs"]()


def test_a_missing_folder_of_packages_gets_one_sentence(copy, tmp_path):
    done = _kit("--wheels", str(tmp_path / "nothing"), kit=copy)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "nothing" in done.stderr
    assert not (copy.parent / ".venv").exists()


def test_an_empty_folder_of_packages_is_called_incomplete(copy, tmp_path):
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    done = _kit("--wheels", str(wheels), kit=copy)
    assert done.returncode == 1
    assert "不全" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_network_and_no_packages_names_the_remedy(copy):
    cut = {
        **os.environ,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_RETRIES": "0",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_CACHE_DIR": "1",
        "PIP_FIND_LINKS": "",
    }
    done = _kit("--language", "en", kit=copy, env=cut)
    assert done.returncode == 1
    assert "python3 kit wheels DIR" in done.stderr
    assert "[2/3]" in done.stdout


def test_a_python_without_venv_is_told_what_to_install(copy, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "venv.py").write_text("raise ModuleNotFoundError('no venv')", encoding="utf-8")
    done = _kit(kit=copy, env={**os.environ, "PYTHONPATH": str(blocked)})
    assert done.returncode == 1
    assert "python3-venv" in done.stderr


def test_an_old_python_is_refused_in_one_sentence(copy):
    code = (
        "import runpy, sys; sys.version_info = (3, 9, 1); sys.argv = ['kit'];"
        f"runpy.run_path({str(copy)!r}, run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 1
    assert "3.11" in done.stdout + done.stderr


def test_the_starter_can_be_read_by_the_pythons_that_it_refuses():
    text = (ROOT / "kit" / "__main__.py").read_text(encoding="utf-8")
    read = ast.parse(text, feature_version=(3, 6))
    for made in ast.walk(read):
        if isinstance(made, ast.ImportFrom):
            assert made.module != "__future__"  # 3.6 does not know annotations
        if (isinstance(made, ast.arg) and made.annotation) or isinstance(made, ast.FunctionDef):
            said = made.annotation if isinstance(made, ast.arg) else made.returns
            assert isinstance(said, ast.Name | ast.Constant | None)  # evaluated there


@pytest.mark.parametrize("language", languages())
def test_the_starter_reads_its_words_as_a_toml_library_does(language):
    own = _starter()["_words"](["--language", language])
    assert own == translator(language).section("kit")


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "disk_full"),
        ("OSError: [WinError 112] \u78c1\u76d8\u7a7a\u95f4\u4e0d\u8db3", "disk_full"),
        ("Retrying after 'ProxyError('Cannot connect to proxy.', NewConnection", "proxy"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "certificate"),
        ("NewConnectionError: Failed to establish\nNo matching distribution", "no_network"),
        ("Errno -3] Temporary failure in name resolution NameResolutionError", "no_network"),
        ("ERROR: [Errno 13] Permission denied: '/x'", "not_written"),
        ("ERROR: [Errno 30] Read-only file system: '/x'", "not_written"),
        ("Could not find a version (from versions: 0.1, 0.2)\nNo matching dist", "no_match"),
        ("(from versions: none)\nERROR: No matching distribution found for voila", "no_network"),
        ("ERROR: something that nobody foresaw", "failed"),
    ],
)
def test_each_cause_of_a_failed_installation_has_its_own_sentence(said, key):
    starter = _starter()
    words = starter["_words"]([])
    told = starter["_why"](words, said, Path("/home/x/.venv"))
    assert all(part in told for part in re.split(r"{\w+}", words[key]))


def test_the_sentences_for_a_failed_installation_differ():
    words = _starter()["_words"]([])
    keys = {key for key, _ in _starter()["CAUSES"]}
    assert len({words[key] for key in keys}) == len(keys)


def test_an_unknown_failure_says_the_installers_last_words():
    starter = _starter()
    told = starter["_why"](starter["_words"]([]), "fine\nERROR: odd thing 42\n", Path("x"))
    assert "ERROR: odd thing 42" in told


def test_the_environment_lies_elsewhere_where_its_path_would_be_misread(tmp_path):
    starter = _starter()
    places = [tmp_path / "kit [2026]" / ".venv", tmp_path / "data" / "x"]
    places[0].parent.mkdir()
    assert starter["_choose"](starter["_words"]([]), places) == places[1]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
def test_the_environment_lies_elsewhere_where_the_kit_cannot_be_written(tmp_path):
    starter = _starter()
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    words, places = starter["_words"]([]), [blocked / ".venv", tmp_path / "data" / "x"]
    assert starter["_choose"](words, places) == places[1]
    with pytest.raises(starter["Stop"], match="拷到"):
        starter["_choose"](words, places[:1])


def test_a_disk_without_room_is_told_with_both_numbers(copy, tmp_path):
    starter = _starter()
    starter["_choose"].__globals__["MEGABYTES"] = 10**9
    with pytest.raises(starter["Stop"], match=str(10**9)):
        starter["_choose"](starter["_words"]([]), [tmp_path / ".venv"])


def test_what_would_lead_an_installation_astray_is_not_passed_on(monkeypatch):
    for name in ("PIP_TARGET", "PIP_PREFIX", "PYTHONHOME"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    passed = _starter()["_environment"]()
    assert not {"PIP_TARGET", "PIP_PREFIX", "PYTHONHOME"} & set(passed)
    assert passed["PIP_INDEX_URL"] == "https://mirror.example/simple"


@pytest.mark.parametrize(
    ("prefix", "key"), [("/home/x/env", "widgets_missing"), ("/home/x [2026]/env", "prefix_unfit")]
)
def test_an_environment_whose_controls_jupyter_does_not_find_ends_the_start(
    monkeypatch, prefix, key
):
    monkeypatch.setattr("jupyterlab_server.config.get_federated_extensions", lambda _paths: {})
    monkeypatch.setattr(verbs.sys, "prefix", prefix)
    with pytest.raises(verbs.Stop) as stop:
        verbs._check_widgets(translator())
    assert str(stop.value) == translator()(f"serve.ground.{key}", folder=prefix)
