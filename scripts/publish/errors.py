"""What can keep a finished tree from being published, in words that staff can act on."""

from scripts.problems.failure import Failure, in_words, refusal

KEPT = "Trang đã đăng trước đó vẫn giữ nguyên."


class PublishError(Failure):
    """Publishing failed; the published site is what it was before."""


class BusyError(PublishError):
    """Another build works in the same checkout."""


class SearchError(PublishError):
    """The search index could not be made."""


def from_os(error: OSError) -> PublishError:
    """The same failure of the disk or the system, in Vietnamese."""
    return PublishError(f"{in_words(error)} {KEPT}")


def words_of(error: Exception) -> str | None:
    """What staff are told of an error that ended a command; None where it is a fault of ours."""
    if isinstance(error, Failure):
        return str(error)
    refused = refusal(error)
    return str(from_os(refused)) if refused else None
