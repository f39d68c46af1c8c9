"""What a picture says of itself, where newsrooms' systems look: XMP (ISO 16684-1; IPTC Photo Metadata 2023.2)."""

import unicodedata
import zlib
from dataclasses import dataclass
from html import escape

from scripts.assemble.news.feeds.xml_tree import clean

_PNG = b"\x89PNG\r\n\x1a\n"
# Letters in a text: all of them must fit into one segment of a JPEG, 64 KB.
LONGEST = 2000
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
{properties}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class Words:
    """What it shows, the same for those who cannot see it, whose it is, under what terms, and the page that has it."""

    caption: str
    alt: str
    credit: str
    rights: str
    terms: str
    page: str | None


def packet(words: Words) -> bytes:
    """The packet to put into a file."""
    texts = {
        "dc:description": words.caption,
        "dc:rights": words.rights,
        "xmpRights:UsageTerms": words.terms,
        "Iptc4xmpCore:AltTextAccessibility": words.alt,
    }
    lines = [
        f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{_plain(text)}</rdf:li></rdf:Alt></{name}>'
        for name, text in texts.items()
    ]
    credit = _plain(words.credit)
    lines += [
        f"<dc:creator><rdf:Seq><rdf:li>{credit}</rdf:li></rdf:Seq></dc:creator>",
        f"<photoshop:Credit>{credit}</photoshop:Credit>",
        "<xmpRights:Marked>True</xmpRights:Marked>",
    ]
    if words.page:
        lines.append(f"<xmpRights:WebStatement>{escape(words.page)}</xmpRights:WebStatement>")
    return _XMP.format(properties="\n".join(lines)).encode()


def _plain(text: str) -> str:
    return escape(clean(unicodedata.normalize("NFC", text))[:LONGEST])


def in_png(png: bytes, packet: bytes) -> bytes:
    """A PNG with the packet in a chunk behind its first, the header (PNG, third edition, 5.3)."""
    kind, data = b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet
    end = len(_PNG) + 4 + 4 + 13 + 4
    added = len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
    return png[:end] + added + png[end:]
