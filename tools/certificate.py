"""./akimat certificate: what the proxy of the stack needs, the office's own certificate or a generated one."""
import ipaddress
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from tools import address
from tools.errors import Problem

CRT, KEY, ADDRESS = "office.crt", "office.key", "address.conf"
# Browsers refuse longer ones; a generated one is replaced at a start of the stack that comes this near its end.
DAYS, LEAST_DAYS = 397, 30


def certificate(options, progress):
    """Fill the folder that the proxy reads; its account alone may read the key.

    :raises Problem: when half of a certificate is given, or it and its key do not belong together
    """
    public = address.checked(options.address or os.environ.get("AKIMAT_ADDRESS", ""))
    target = options.folder
    target.mkdir(parents=True, exist_ok=True)
    if _take_own(options.own, target):
        progress.say(f"The office's own certificate from {options.own}")
    elif _holds_for(target, urlsplit(public).hostname):
        progress.say("The generated certificate stays")
    else:
        _generate(target, urlsplit(public).hostname)
        progress.say(f"A certificate for {public} was generated: browsers warn of it until you give one of your own")
    (target / ADDRESS).write_text(f'map "" $office_address {{ default "{public}"; }}\n')
    for name in (CRT, KEY, ADDRESS):
        (target / name).chmod(0o400)
        if os.geteuid() == 0:
            os.chown(target / name, options.account, options.account)
    return 0


def _take_own(own, target):
    found = [name for name in (CRT, KEY) if own and (own / name).exists()]
    if len(found) == 1:
        raise Problem(f"{own} holds {found[0]} alone: a certificate needs both {CRT} and {KEY}.")
    if found:
        _check_pair((own / CRT).read_bytes(), (own / KEY).read_bytes(), own)
        for name in found:
            (target / name).unlink(missing_ok=True)
            shutil.copyfile(own / name, target / name)
    return bool(found)


def _check_pair(crt, key, place):
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        belongs = x509.load_pem_x509_certificate(crt).public_key() == load_pem_private_key(key, None).public_key()
    except (ValueError, TypeError) as error:
        raise Problem(f"The certificate in {place} cannot be read (PEM, key without a password): {error}.") from None
    if not belongs:
        raise Problem(f"{KEY} in {place} is not the key of {CRT}: give the two that belong together.")


def _holds_for(target, host):
    """Whether the generated certificate there is for this name and still lasts."""
    from cryptography import x509

    if not all((target / name).exists() for name in (CRT, KEY)):
        return False
    known = x509.load_pem_x509_certificate((target / CRT).read_bytes())
    names = known.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    generated = known.issuer == known.subject
    lasts = known.not_valid_after_utc > datetime.now(UTC) + timedelta(days=LEAST_DAYS)
    return generated and lasts and [name.value for name in names] == [host]


def _generate(target: Path, host):
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(days=DAYS))
        .add_extension(x509.SubjectAlternativeName([_alternative(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    for path, content in ((CRT, made.public_bytes(serialization.Encoding.PEM)), (KEY, secret)):
        (target / path).unlink(missing_ok=True)
        os.close(os.open(target / path, os.O_CREAT | os.O_EXCL, 0o600))
        (target / path).write_bytes(content)


def _alternative(host):
    from cryptography import x509

    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
