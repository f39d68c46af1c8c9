"""Letters whose marks were typed apart (NFD, as macOS and some converters make them) in one piece."""

from scripts.edit.mends.mend import Mend, unchanged
from scripts.vietnamese.folding import nfc

MEND = Mend("chữ có dấu gõ rời, gộp lại (NFC)", lambda source: nfc(source.text), unchanged)
