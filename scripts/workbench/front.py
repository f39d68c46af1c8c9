"""The first page: what is wrong, what comes, what has changed, and doors to everything."""

from scripts.flow.checking import first_cause
from scripts.flow.outgoing import held_back
from scripts.gathering import link_record
from scripts.workbench import beginning
from scripts.workbench.ahead import ahead
from scripts.workbench.desk import Desk
from scripts.workbench.excerpt import Excerpts
from scripts.workbench.since import since
from scripts.workbench.web import Request, Response

# So many problems are shown at once; who has mended them sees the next.
_MOST = 30


def shown(desk: Desk, request: Request) -> Response:
    """The front page."""
    looked, now = desk.look(), desk.clock()
    checked = looked.checked
    # Errors first; among equals the order of the files.
    problems = sorted(checked.problems, key=lambda one: not one.is_error)
    excerpts = Excerpts(desk.root)
    cause = first_cause(checked.problems)
    site = checked.site
    changed = since(desk.root, site, now) if site and not checked.errors else None
    return desk.page(
        "front.html",
        title="Bàn làm việc",
        cause=excerpts.shown(cause) if cause else None,
        problems=[excerpts.shown(one) for one in problems[:_MOST] if one is not cause],
        left=max(0, len(problems) - _MOST),
        errors=checked.errors,
        warnings=len(problems) - checked.errors,
        trouble=looked.trouble,
        is_behind=desk.is_behind(looked),
        ahead=ahead(site, checked.problems, now, changed, link_record.load(desk.root)) if site else None,
        since=changed,
        unfinished=[one for one in held_back(site, now) if one.is_unfinished] if site else [],
        kinds=beginning.KINDS,
        running=desk.jobs.running,
        last=desk.jobs.report("publish"),
    )
