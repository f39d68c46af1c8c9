"""`export --legalize`: the laws of the site as a Git repository in the Legalize format."""

from datetime import date
from pathlib import Path

from scripts.assemble.machines.law_history import history
from scripts.model.website import Site
from scripts.pack.git_folder import Change, Repository
from scripts.problems.failure import CannotDo


class TakenError(CannotDo):
    """The folder has something in it; the text says so to staff."""


def exported(site: Site, today: date, folder: Path) -> str:
    """Write the repository into a folder that is empty or not there; the line printed at the end.

    `site` is what is public. Raises TakenError, OSError.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise TakenError(f"{folder} đã có tệp bên trong; hãy ghi một thư mục mới hoặc còn trống")
    identity = site.identity
    repository = Repository(f"{identity.name} <legalize@{identity.domain}>")
    commits = history(site, today, "" if identity.no_domain else identity.url.rstrip("/") + "/")
    for commit in commits:
        files = {path: words.encode() for path, words in commit.files}
        repository.commit(Change(commit.day, commit.message, files))
    repository.write(folder)
    laws = sum(path.startswith("vn/") for path in repository.files)
    return f"Đã ghi {laws} văn bản, {len(commits)} commit vào {folder} (nhánh main, {repository.head[:12]})"
