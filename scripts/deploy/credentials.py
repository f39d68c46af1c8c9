"""The password of a target: said by whoever calls, else kept by the system's own keyring."""

from scripts.deploy.address import Address


def kept(address: Address) -> str | None:
    """What the keyring of this user has for that server; None where there is no keyring, or nothing in it."""
    if not address.user:
        return None
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        return keyring.get_password(address.server, address.user)
    except (KeyringError, RuntimeError):
        return None
