"""What others run of us, CI and Kubernetes: it parses, fits together, and calls commands that there are."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from distributed.cli import dask_scheduler, dask_worker

from scripts.cli import commands
from tests.conftest import CHECKOUT

KUBERNETES = CHECKOUT / "deploy/kubernetes"
WORKFLOWS = [*sorted((CHECKOUT / ".github/workflows").glob("*.yml")), CHECKOUT / ".gitlab-ci.yml"]
# Those that build the site and put it where it is read.
SITES = [CHECKOUT / ".github/workflows/site.yml", CHECKOUT / ".gitlab-ci.yml"]
_OURS = re.compile(r"python3? -m scripts(?:\.cli)? (.*)")
Manifest = dict[str, Any]


def documents(path: Path) -> list[Any]:
    return list(yaml.safe_load_all(path.read_text(encoding="utf-8")))


def manifests() -> list[Manifest]:
    names = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text(encoding="utf-8"))["resources"]
    return [one for name in names for one in documents(KUBERNETES / name)]


def named(kind: str) -> dict[str, Manifest]:
    return {one["metadata"]["name"]: one for one in manifests() if one["kind"] == kind}


def pods() -> dict[str, Manifest]:
    """The templates of pods by the name of what makes them."""
    found = {name: one["spec"]["template"] for name, one in named("Deployment").items()}
    return found | {name: one["spec"]["jobTemplate"]["spec"]["template"] for name, one in named("CronJob").items()}


def containers() -> Iterator[Manifest]:
    for pod in pods().values():
        yield from pod["spec"].get("initContainers", [])
        yield from pod["spec"]["containers"]


def strings(value: Any) -> Iterator[str]:
    """Every text in a parsed file."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(inner)


def understood(command: click.Command, arguments: list[str]) -> None:
    """Fail where the command has no such option or wants another value."""
    known = {option for one in command.params for option in (*one.opts, *one.secondary_opts)}
    assert [word for word in arguments if word.startswith("--") and word.partition("=")[0] not in known] == []


def ours(arguments: list[str]) -> None:
    understood(commands.commands[arguments[0]], arguments[1:])


def called(path: Path) -> list[list[str]]:
    """The arguments of each command of ours that a file of CI runs."""
    return [shlex.split(match[1]) for text in strings(documents(path)) for match in _OURS.finditer(text)]


def test_ci_calls_commands_that_there_are() -> None:
    calls = [arguments for path in WORKFLOWS for arguments in called(path)]
    assert {arguments[0] for arguments in calls} >= {"build"}
    for arguments in calls:
        ours(arguments)


@pytest.mark.parametrize("path", SITES, ids=lambda path: path.name)
def test_ci_builds_the_site_and_keeps_the_environment_and_what_builds_keep(path: Path) -> None:
    assert ["build"] in called(path)
    words = path.read_text(encoding="utf-8")
    assert re.search(r"cache", words) and re.search(r"\.venv\b", words) and re.search(r"\bbuild/?[\]\s]", words)


def test_containers_run_what_there_is() -> None:
    programs = {"scheduler": dask_scheduler.main, "worker": dask_worker.main}
    run = [one["command"] for one in containers()]
    assert len(run) == 4
    for program, *arguments in run:
        if program == "dask":
            understood(programs[arguments[0]], arguments[1:])
        elif program == "python":
            assert arguments[:2] == ["-m", "scripts.cli"]
            ours(arguments[2:])
        else:
            assert program == "sh"


def test_what_the_manifests_name_is_there() -> None:
    service = named("Service")["cluster"]
    address = f"tcp://{service['metadata']['name']}:{service['spec']['ports'][0]['port']}"
    assert sum(address in one["command"] for one in containers()) == 2
    for name, one in named("Deployment").items():
        assert (
            one["spec"]["selector"]["matchLabels"].items() <= one["spec"]["template"]["metadata"]["labels"].items()
        ), name
    labels = [pod["metadata"]["labels"] for pod in pods().values()]
    for one in named("NetworkPolicy").values():
        assert any(one["spec"]["podSelector"]["matchLabels"].items() <= some.items() for some in labels)
    for pod in pods().values():
        volumes = {volume["name"] for volume in pod["spec"]["volumes"]}

        claimed = [
            volume["persistentVolumeClaim"]["claimName"]
            for volume in pod["spec"]["volumes"]
            if "emptyDir" not in volume
        ]
        assert set(claimed) <= named("PersistentVolumeClaim").keys()
        assert {mount["name"] for one in pod["spec"]["containers"] for mount in one["volumeMounts"]} <= volumes
    kustomization = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text(encoding="utf-8"))
    assert {one["image"] for one in containers()} == {kustomization["images"][0]["name"]}
    assert all((CHECKOUT / name).exists() for name in copied())


def copied() -> Iterator[str]:
    """What the image is made of."""
    for line in (KUBERNETES / "Containerfile").read_text(encoding="utf-8").splitlines():
        if line.startswith("COPY "):
            yield from line.split()[1:-1]


def test_no_container_may_become_more_than_it_is() -> None:
    for pod in pods().values():
        assert pod["spec"]["securityContext"]["runAsNonRoot"] and not pod["spec"]["automountServiceAccountToken"]
    for one in containers():
        assert one["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert one["resources"]["limits"]["memory"]


def test_all_of_them_build_at_the_same_times() -> None:
    job = named("CronJob")["build"]["spec"]
    assert job["concurrencyPolicy"] == "Forbid"
    schedules = [text for path in WORKFLOWS[:-1] for text in strings(documents(path)) if text.startswith("*/")]
    assert job["schedule"] in schedules
    assert job["schedule"] in (CHECKOUT / "docs/hosting.md").read_text(encoding="utf-8")
