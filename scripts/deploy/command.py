"""`deploy`: look at the tree and at the target, say what differs, put it, and look at it as a visitor does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from scripts.deploy import opening, plan, tree
from scripts.deploy.address import FILE as FILE_SCHEME
from scripts.deploy.address import Address, parsed
from scripts.deploy.lines import Broken, Lines
from scripts.deploy.manifest import AWAITED, FILE, OWN, Copy, Manifest, unpacked
from scripts.deploy.plan import Plan
from scripts.deploy.putting import Putting
from scripts.deploy.targets.target import Target
from scripts.deploy.tree import Tree
from scripts.deploy.turn import Turn
from scripts.deploy.words import NotDeployed, Refused, TreeChanged, size_of
from scripts.problems.failure import CannotDo
from scripts.publish.errors import BusyError
from scripts.publish.lock import locked

# How often a tree that is built anew meanwhile is begun with again.
_REBUILT = 3
_SHOWN = 10
FOLDER = "var/deploy"


class Asked(NamedTuple):
    """What `deploy` was asked for."""

    dry_run: bool = False
    overwrite: bool = False
    again: bool = False
    without_packed: bool = False
    host_key: str | None = None


class Around(NamedTuple):
    """Whom `deploy` talks to: `say` a line, `tell` how much of how much is done, `ask` for a password where somebody is
    there."""

    say: Callable[[str], None]
    tell: Callable[[int, int], None]
    ask: Callable[[str], str] | None


def run(root: Path, to: str, asked: Asked, now: datetime, password: str | None, around: Around) -> None:
    """Put root/site at the address. Raises CannotDo, and NotDeployed where it could not be finished."""
    address, folder = parsed(to), root / FOLDER
    if address.scheme == FILE_SCHEME and _overlap(Path(address.folder), root / "site"):
        raise CannotDo("sau --to là chính thư mục site vừa dựng hoặc thư mục chứa nó; ghi một thư mục khác")
    folder.mkdir(parents=True, exist_ok=True)
    way = opening.way(address, password, asked.host_key, around.ask, folder / "known_hosts")
    lines = Lines(way.opener, way.lines)
    try:
        with _alone(folder):
            _Run(root / "site", address, asked, now, way, lines, Copy(folder, str(address)), around).run()
    except Refused as refused:
        raise NotDeployed(f"Không đăng được lên {address}: {refused}.") from refused
    except Broken as broken:
        words = (
            "đường truyền đứt nhiều lần. Chạy lại lệnh: máy đi tiếp từ chỗ dở; người đọc vẫn xem được trang"
            if broken.answered
            else "không kết nối được. Kiểm tra đường mạng, tên máy chủ, cổng, và máy chủ có nhận cách đăng này không"
        )
        raise NotDeployed(f"Không đăng được lên {address}: {words}. (Máy báo: {broken})") from broken
    finally:
        lines.close()


def _overlap(target: Path, site: Path) -> bool:
    target, site = target.resolve(), site.resolve()
    return target.is_relative_to(site) or site.is_relative_to(target)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    try:
        with locked(folder):
            yield
    except BusyError:
        raise NotDeployed("Một lần đăng khác đang chạy trong thư mục dự án này. Hãy chờ lần đó xong.") from None


@dataclass(frozen=True)
class _Run:
    _site: Path
    _address: Address
    _asked: Asked
    _now: datetime
    _way: opening.Way
    _lines: Lines
    _copy: Copy
    _around: Around

    def run(self) -> None:
        tree, there, plan = self._looked()
        self._say_plan(tree, plan)
        if self._asked.dry_run:
            self._around.say("Chỉ xem thử, chưa đưa gì lên.")
        elif plan.is_empty and there.leaving.keys() == plan.leaving.keys():
            self._around.say(f"{self._address} đã đúng như trang vừa dựng.")
        else:
            self._put(tree, there, plan)

    def _put(self, tree: Tree, there: Manifest, plan: Plan) -> None:
        turn = Turn()
        self._lines.do(self._make_room)
        # Nobody else runs here, so a run that this machine wrote down is over.
        last = self._copy.read() or Manifest()
        self._lines.do(lambda target: turn.take(target, last.run, self._around.say))
        self._lines.reopened = turn.check
        putting = Putting(self._lines, turn, self._copy, self._around.tell)
        for _ in range(_REBUILT):
            try:
                putting.put(tree, there, plan)
                break
            except TreeChanged:
                self._around.say("Trang vừa được dựng lại trong lúc đưa lên; đưa tiếp bản mới.")
                tree, there, plan = self._looked()
        else:
            raise NotDeployed("Trang được dựng lại nhiều lần trong lúc đưa lên. Hãy đợi dựng xong rồi chạy lại.")
        self._lines.reopened = lambda target: None  # the turn is over, wherever the line breaks now
        self._lines.do(turn.end)
        self._around.say(f"Đã đăng lên {self._address}: {putting.done} tệp.")

    def _looked(self) -> tuple[Tree, Manifest, Plan]:
        for _ in range(_REBUILT):
            try:
                found = tree.looked_at(
                    self._site, self._way.packed and not self._asked.without_packed, self._way.beside
                )
                break
            except TreeChanged:
                continue
        else:
            raise NotDeployed("Trang đang được dựng lại. Hãy đợi dựng xong rồi chạy lại.")
        there = self._there(found.site)
        names = lambda folder: self._lines.do(lambda target: target.names(folder))  # noqa: E731
        made = plan.planned(found.files, there, names, self._now)
        if made.foreign and not self._asked.overwrite:
            self._refuse_foreign(made)
        return found, there, made

    def _there(self, site: str) -> Manifest:
        there = unpacked(self._lines.do(lambda target: target.read(FILE)))
        if there is None:
            # Ours it is, by what this machine remembers; what is there now, nobody knows.
            there = self._copy.read() or Manifest(site=site)
            there.files.update(dict.fromkeys(there.files, AWAITED))
        if there.files and there.site != site and not self._asked.overwrite:
            raise CannotDo(
                f"ở {self._address} đang là trang khác ({there.site or 'chưa có tên miền'}), không phải trang này "
                f"({site or 'chưa có tên miền'}). Kiểm tra địa chỉ sau --to; đúng là muốn thay trang ấy, hoặc trang "
                "vừa đổi tên miền, thì thêm --overwrite"
            )
        if self._asked.again:
            there.files.update(dict.fromkeys(there.files, AWAITED))
        return there

    def _make_room(self, target: Target) -> None:
        if target.names("") is None:
            target.make_folder("")
        target.make_folder(OWN)

    def _refuse_foreign(self, plan: Plan) -> None:
        shown = ", ".join(plan.foreign[:_SHOWN]) + (", …" if len(plan.foreign) > _SHOWN else "")
        raise CannotDo(
            f"ở {self._address} đã có {len(plan.foreign)} tệp trùng tên mà lệnh này không đưa lên: {shown}. Nếu là bản "
            "chép tay trước đây và được phép thay, thêm --overwrite; tệp khác ở đó vẫn giữ nguyên"
        )

    def _say_plan(self, tree: Tree, plan: Plan) -> None:
        puts, gone = plan.all_puts, [*plan.in_the_way, *plan.gone]
        size = sum(tree.files[path].size for path in puts)
        self._around.say(
            f"{len(tree.files)} tệp của trang; đưa lên {len(puts)} tệp ({size_of(size)}), xóa {len(gone)} tệp cũ."
        )
        if self._asked.dry_run:
            for path in puts:
                self._around.say(f"  + {path}")
            for path in gone:
                self._around.say(f"  - {path}")
