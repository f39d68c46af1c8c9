"""What every page of the workbench is made from."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

from scripts.flow.checking import Checked
from scripts.model.website import Site
from scripts.workbench.guard import FIELD
from scripts.workbench.jobs import Jobs
from scripts.workbench.rendered import page
from scripts.workbench.uploads import Sent, Uploads
from scripts.workbench.web import Response, html


@dataclass(frozen=True, slots=True)
class Looked:
    """The sources as they were read at a moment of the monotonic clock; `trouble` is a failure of ours, in a line."""

    checked: Checked
    at: float
    trouble: str = ""


@dataclass
class Desk:
    """One start of the workbench: the sources in `root`, the clock, the key that forms must hold, a way to `look` at
    what is in the sources now, and what runs beside."""

    root: Path
    clock: Callable[[], datetime]
    key: str
    look: Callable[[], Looked]
    jobs: Jobs
    # One page of a site, as HTML, without building anything else; None where that cannot be had yet.
    draw: Callable[[Site, datetime, str], bytes | None] = lambda site, now, url: None
    uploads: Uploads = field(default_factory=Uploads)
    # Two tabs that save at once must not both find the file as they know it.
    turn: threading.Lock = field(default_factory=threading.Lock)
    _saved: float = 0.0
    _province: str = ""

    def sent(self, name: str) -> Sent | Response:
        """What was sent under an id, or a page that asks for it again."""
        why = "Máy đã khởi động lại hoặc tệp đã gửi từ lâu. Hãy chọn lại tệp; chưa có gì được ghi."
        return self.uploads.get(name) or self.sorry("Hãy gửi lại tệp", why, HTTPStatus.GONE)

    def saved(self) -> None:
        """Something was saved just now; what was looked at before is not true of it."""
        self._saved = time.monotonic()

    def is_behind(self, looked: Looked) -> bool:
        """Was something saved since the sources were looked at?"""
        return looked.at < self._saved

    @property
    def province(self) -> str:
        """Whose site it is, so that two open ones are told apart; as it was, while its own file has errors."""
        site = self.look().checked.site
        if site is not None:
            self._province = site.places.province.name
        return self._province

    def page(self, name: str, status: HTTPStatus = HTTPStatus.OK, **values: Any) -> Response:
        """A page with the key that its forms send."""
        return html(page(name, key=self.key, key_field=FIELD, province=self.province, **values), status)

    def sorry(self, title: str, why: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> Response:
        """A page that says why something was not done, and what to do."""
        return self.page("sorry.html", status, title=title, why=why)
