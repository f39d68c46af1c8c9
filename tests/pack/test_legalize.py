"""`export --legalize`: a repository that Git takes, in the form of the Legalize format (SPEC.md 0.4)."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml

from scripts.assemble.machines.law_history import history
from scripts.model.law_text import ArticleText, ClauseText, LawText, PointText
from scripts.pack.legalize import exported
from scripts.read import read
from tests.conftest import CHECKOUT, command, need
from tests.real import real_site
from tests.sources import put, site

STATUS = {"in_force", "repealed", "partially_repealed", "annulled", "expired"}
MUST = ("title", "identifier", "country", "rank", "status", "source")
URL = "https://phongchongmatuy.example/"


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("legalize")
    shutil.copytree(CHECKOUT / "content", root / "content")
    shutil.copytree(CHECKOUT / "events", root / "events")
    result = command("export", "--legalize", str(root / "kho"), "--root", str(root), "--now", "2026-11-29")
    assert result.returncode == 0, result.stderr
    again = command("export", "--legalize", str(root / "kho"), "--root", str(root))
    assert again.returncode == 2 and "còn trống" in again.stderr
    return root / "kho"


def git(folder: Path, *arguments: str) -> str:
    need(shutil.which("git"), "git")
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def front(text: str) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(text.split("---\n")[1])
    return found


def test_git_finds_nothing_wrong_and_nothing_changed(laws: Path) -> None:
    assert "error" not in git(laws, "fsck", "--strict", "--full") and "warning" not in git(laws, "fsck", "--strict")
    assert git(laws, "status", "--porcelain") == "" and git(laws, "branch", "--show-current") == "main\n"


def test_every_law_is_a_file_that_the_format_allows(laws: Path) -> None:
    manifest = yaml.safe_load((laws / ".legalize.yml").read_text(encoding="utf-8"))
    files = sorted((laws / "vn").iterdir())
    assert len(files) > 15 and manifest["spec_version"] == "0.4"
    assert sorted(path for path in laws.rglob("*.md") if path.parent != laws) == files, "all others pass for laws"
    for path in files:
        text = path.read_text(encoding="utf-8")
        fields = front(text)
        assert all(fields.get(name) for name in MUST) and fields["status"] in STATUS, path
        template = manifest["layout"][0]["path"]
        assert path.relative_to(laws).as_posix() == template.format(directory="vn", **fields)
        days = [str(fields[name]) for name in ("publication_date", "last_updated") if name in fields]
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days), path
        assert f"---\n# {fields['title']}\n\n> **This is the law as enacted. Amendments" in text, path


def test_every_version_is_a_commit_with_the_day_of_its_source(laws: Path) -> None:
    records = git(laws, "log", "--reverse", "--format=%aI%x09%cI%x09%an <%ae>%x09%B%x00").split("\0")
    found = [record.strip("\n").split("\t", 3) for record in records if record.strip()]
    assert {who for _, _, who, _ in found} == {"Phòng, chống ma túy Nghệ An <legalize@phongchongmatuy.example>"}
    versions = [(day, message) for day, _, _, message in found if message.startswith("[")]
    assert len(versions) > 35
    for day, message in versions:
        assert re.match(
            r"\[(bootstrap|reform|repeal)\] .+ — .+\n\nSource-Id: \S+\n(Source-Date: [\d-]+\n)?Norm-Id: ", message
        )
        if said := re.search(r"^Source-Date: (.*)$", message, re.MULTILINE):
            assert day == f"{said[1]}T00:00:00+07:00", message
    for path in (laws / "vn").iterdir():
        own = git(laws, "log", "--reverse", "--format=%at %s", "--", f"vn/{path.name}").splitlines()
        times = [int(line.split()[0]) for line in own]
        assert times == sorted(times) and "[bootstrap]" in own[0], path


def test_a_law_ends_with_the_commit_of_the_law_that_replaced_it(laws: Path) -> None:
    last = git(laws, "log", "-1", "--format=%B", "--", "vn/73-2021-QH14.md")
    assert last.startswith("[repeal]") and "Source-Id: 120-2025-QH15\n" in last and "Effective-Date: 2026-07-01" in last
    fields = front((laws / "vn/73-2021-QH14.md").read_text(encoding="utf-8"))
    assert (fields["status"], fields["end_of_force"]) == ("repealed", "2026-07-01")
    assert (fields["last_amendment"], fields["replaced_by"]) == ("81-2025-QH15", ["120/2025/QH15"])
    before = front(git(laws, "show", "HEAD^{/bootstrap. Luật Phòng, chống ma túy 2021}:vn/73-2021-QH14.md"))
    assert before["status"] == "in_force" and before["publication_date"] == "2021-04-30"


def test_what_begins_on_a_day_of_its_own_is_a_version_of_its_own(laws: Path) -> None:
    path = "vn/282-2025-ND-CP.md"
    fields = front((laws / path).read_text(encoding="utf-8"))
    assert fields["commencement"] == [
        {"provision": "dieu-14", "effective": "2026-01-01", "basis": "282/2025/NĐ-CP#dieu-69.2"}
    ]
    assert (fields["entry_into_force"], fields["in_force_up_to"]) == ("2025-12-15", "2026-01-01")
    assert "*Điều 14 có hiệu lực từ ngày 01/01/2026.*" in (laws / path).read_text(encoding="utf-8")
    messages = git(laws, "log", "--format=%B", "--", path)
    assert re.findall("Effective-Date: (.*)", messages) == ["2026-01-01", "2025-12-15"]


def test_what_is_not_known_to_hold_has_no_file_and_is_named(laws: Path) -> None:
    assert not (laws / "vn/109-2021-ND-CP.md").exists()
    readme = (laws / "README.md").read_text(encoding="utf-8")
    assert "109/2021/NĐ-CP" in readme and "73/2021/QH14" not in readme.partition("## Không có tệp")[2]


def test_explanations_are_no_version_of_the_law(laws: Path) -> None:
    text = (laws / "dien-giai/120-2025-QH15.markdown").read_text(encoding="utf-8")
    assert front(text)["about"] == "120-2025-QH15" and "## Điều 24. " in text and "- **Khoản 2** " in text
    assert "\n/luat/120-2025-qh15/dieu-24/\n" in text and URL not in text, "it has no domain yet"
    assert "Source-Date" not in git(laws, "log", "--format=%B", "--", "dien-giai")


def test_what_has_not_begun_is_not_in_the_history_yet() -> None:
    commits = history(real_site(), date(2026, 6, 30), URL)
    files = {path: text for commit in commits for path, text in commit.files}
    assert f"\n{URL}luat/73-2021-qh14/dieu-23/\n" in files["dien-giai/73-2021-QH14.markdown"]
    assert "vn/120-2025-QH15.md" not in files and front(files["vn/73-2021-QH14.md"])["status"] == "in_force"
    messages = [commit.message for commit in history(real_site(), date(2025, 12, 31), URL)]
    assert not [message for message in messages if "Effective-Date: 2026" in message]


def test_the_same_day_gives_the_same_commits(laws: Path, tmp_path: Path) -> None:
    exported(real_site(), date(2026, 11, 29), tmp_path / "kho")
    assert git(tmp_path / "kho", "rev-parse", "HEAD") == git(laws, "rev-parse", "HEAD")


def test_official_words_are_in_the_file_once_they_are_at_hand(tmp_path: Path) -> None:
    law = (
        "number: 9/2026/NĐ-CP\nslug: 9-2026-nd-cp\ntitle: Nghị định mẫu\nshort_title: Nghị định mẫu\n"
        "passed: 2026-01-02\neffective: 2026-02-01\nsources: https://mau.example/\n"
        "articles:\n- {number: 1, title: Một, clauses: 1 (a)}\n"
    )
    root = site(tmp_path, {"content/luat/9-2026-nd-cp/law.yml": law})
    clause = ClauseText(number="1", text="Có *hai* _việc_:", points=(PointText(letter="a", text="Việc một\tcột hai"),))
    words = LawText(
        number="9/2026/NĐ-CP",
        title="Nghị định mẫu",
        source="mau.docx",
        preamble="Căn cứ luật mẫu;",
        articles=(ArticleText(number="1", title="Một", clauses=(clause,)),),
    )
    put(root, {"var/laws/9-2026-nd-cp.json": json.dumps(words.model_dump(mode="json"), ensure_ascii=False)})
    found = read(root).site
    assert found and found.law_texts
    files = dict(pair for commit in history(found, date(2026, 3, 1), "https://mau.example/") for pair in commit.files)
    text = files["vn/9-2026-ND-CP.md"]
    assert "Căn cứ luật mẫu;\n\n###### Điều 1. Một\n\n" in text
    assert "1\\. Có \\*hai\\* \\_việc\\_:\n\n| a) Việc một | cột hai |\n" in text
    assert "chưa có nguyên văn" not in text
