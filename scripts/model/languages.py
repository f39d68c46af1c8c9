"""The languages that a page may be in: their tags, their names and their scripts.

Tags are BCP 47: the two letters of ISO 639-1 where a language has them, else the three of ISO 639-3, and no script
where the language's usual one is meant (RFC 5646 §4.1). The Thái of Vietnam are taught a common written language based
on Thái Đen, hence `blt`; a text in Mông that fits no single group takes the macrolanguage `hmn`. A language is added
here when somebody who reads it can vouch for its name.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from scripts.model.record import refused


@dataclass(frozen=True, slots=True)
class Language:
    """`own` is what its readers call it, `name` its Vietnamese name, `script` an ISO 15924 code."""

    tag: str
    own: str
    name: str
    script: str


ORIGINAL = "vi"

LANGUAGES = {
    language.tag: language
    for language in (
        Language(ORIGINAL, "Tiếng Việt", "tiếng Việt", "Latn"),
        Language("en", "English", "tiếng Anh", "Latn"),
        Language("lo", "ພາສາລາວ", "tiếng Lào", "Laoo"),
        Language("blt", "ꪼꪕꪒꪾ", "tiếng Thái", "Tavt"),
        Language("hmn", "Hmoob", "tiếng Mông", "Latn"),
        Language("mww", "Hmoob Dawb", "tiếng Mông Trắng", "Latn"),
        Language("hnj", "Moob Ntsuab", "tiếng Mông Xanh", "Latn"),
    )
}


def parse_language(value: object) -> str:
    """A tag of the table, in any case as BCP 47 allows; raises PydanticCustomError "language" for anything else."""
    tag = value.strip().lower() if isinstance(value, str) else ""
    if tag not in LANGUAGES:
        raise refused("language", found=str(value))
    return tag


Lang = Annotated[str, BeforeValidator(parse_language), WithJsonSchema({"type": "string", "enum": list(LANGUAGES)})]
