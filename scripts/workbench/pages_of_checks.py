"""What is looked over on demand: spelling, and what has one right answer, shown before it is mended."""

from scripts.edit import fixing
from scripts.flow import spelling
from scripts.workbench.desk import Desk
from scripts.workbench.difference import difference
from scripts.workbench.excerpt import Excerpts
from scripts.workbench.web import Request, Response, to

# So many are shown at once; who has mended them sees the next.
_MOST = 100
# So many files are named in a sentence.
_NAMED = 5


def spelt(desk: Desk, request: Request) -> Response:
    """Words that may be misspelt, each with its line."""
    checked = desk.look().checked
    site = checked.site
    if site is None:
        return desk.sorry("Chưa soát được chính tả", "Hãy sửa những lỗi ở trang đầu trước.")
    said: list[str] = []
    if wrong := sorted({one.at.path for one in checked.problems if one.is_error}):
        files = ", ".join(wrong[:_NAMED]) + (f" và {len(wrong) - _NAMED} tệp nữa" if len(wrong) > _NAMED else "")
        said.append(
            f"Mục nào đang có lỗi thì chưa soát được chữ, ở tệp: {files}. Sửa lỗi ở trang đầu xong rồi soát lại."
        )
    problems = sorted({finding.problem for finding in spelling.family(desk.root, said.append)(site)})
    excerpts = Excerpts(desk.root)
    return desk.page(
        "spelling.html",
        title="Soát chính tả",
        problems=[excerpts.shown(one) for one in problems[:_MOST]],
        count=len(problems),
        left=max(0, len(problems) - _MOST),
        said=said,
    )


def mended(desk: Desk, request: Request) -> Response:
    """What can be mended by itself, line by line; or mend what was shown."""
    fixes = fixing.found(desk.root)
    known, refused = fixing.known_by(fixes), list[str]()
    if request.method == "POST":
        if request.form.get("ban") == known:
            with desk.turn:
                refused = [*fixing.made(desk.root, fixes, desk.clock())]
                desk.saved()
            if not refused:
                return to("sua-gon", xong=sum(bool(fix.file.changes) for fix in fixes))
            fixes = fixing.found(desk.root)
            known = fixing.known_by(fixes)
        else:
            refused.append("Có tệp vừa được sửa nên máy chưa sửa gì. Hãy xem lại những chỗ dưới đây.")
    files = [fix.file for fix in fixes]
    return desk.page(
        "mending.html",
        title="Sửa những lỗi máy sửa được",
        files=[
            (file.path, [(one, difference(one.before, one.after)) for one in file.changes], file.left) for file in files
        ],
        count=fixing.count(fixes),
        known=known,
        done=request.query.get("xong", ""),
        refused=refused,
    )
