"""Every phone number is right: in the directory, for the service it stands beside, well written.

A reader in trouble calls the number on the leaflet. This check finds the phone numbers in the
words that readers see and holds each against `content/directory.yaml`, the one place where numbers
are kept: is it there, does it belong to the service that is named right beside it, was it retired,
is it written in the house format (0808 800 6000, 020 7946 0123), does it cost what the leaflet says?
E-mail and web addresses are held against the directory too, and the directory against the leaflets.
Numbers that everybody knows (999, 111, 116 123 and the like) need not be in the directory. Withdrawn
leaflets are not judged.

`leaflint fix` corrects what needs no judgement: the house format, look-alike digits, and a retired
number whose service has a new one.

Source of the house format: NHS digital service manual, A to Z of NHS health writing. NHS bodies may
not use numbers that cost more than a geographic call: House of Commons Library, SN06094.

Passes::

    sections:
      - heading: Getting help
        text: Call our Helpline free on 0808 800 6000.

Fails with not-in-directory::

    sections:
      - heading: Getting help
        text: Call our Helpline free on 0808 800 6001.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.checks.check import Check, Context, Rule
from leaflint.checks.phone_number import estate, numbers
from leaflint.checks.phone_number.addresses import check_addresses
from leaflint.checks.phone_number.costs import check_cost
from leaflint.checks.phone_number.settings import Settings
from leaflint.checks.phone_number.shown import numbers_in
from leaflint.content.leaflet import Leaflet
from leaflint.core.finding import Problem, Severity
from leaflint.text.contacts.ranges import RELAY_SLIPS

_ASK = "only its service knows what is right"
_EITHER = "either may be the wrong one"
_MARK_UP = "mark-up stands inside the number"

RULES = {
    "not-in-directory": Rule(Severity.ERROR, "a number is not in the directory", _ASK),
    "impossible": Rule(Severity.ERROR, "no phone number can look like this", _ASK),
    "other-service": Rule(Severity.ERROR, "a number stands beside another service's name", _EITHER),
    "retired": Rule(
        Severity.ERROR,
        "a number is no longer in use",
        "no new number can simply take its place",
        fixed=True,
    ),
    "look-alike": Rule(
        Severity.ERROR,
        "a number holds letters or invisible characters for digits",
        _MARK_UP,
        fixed=True,
    ),
    "example": Rule(Severity.ERROR, "a number is made up (for drama, or to stand in)", _ASK),
    "dear": Rule(Severity.ERROR, "a call costs more than one to an 01, 02 or 03 number", _ASK),
    "not-free": Rule(Severity.ERROR, "a call is said to be free and is not", _EITHER),
    "cost-unsaid": Rule(Severity.WARNING, "a call costs money, and nothing says so"),
    "relay-prefix": Rule(Severity.ERROR, "a number stands behind a mistyped Relay UK prefix", _ASK),
    "house-format": Rule(
        Severity.WARNING, "a number is not in the house format", _MARK_UP, fixed=True
    ),
    "not-listed": Rule(Severity.WARNING, "a number's service is not among the leaflet's contacts"),
    "address": Rule(Severity.WARNING, "an e-mail or web address is not in the directory"),
    "address-slip": Rule(
        Severity.ERROR, "an address is one slip away from one in the directory", _EITHER
    ),
    "link": Rule(Severity.ERROR, "a link leads elsewhere than its words say", _EITHER),
    "two-numbers": Rule(Severity.WARNING, "leaflets give two numbers beside one name"),
    "directory-number": Rule(Severity.ERROR, "a number in the directory is none, or badly written"),
    "directory-cost": Rule(Severity.ERROR, "a cost in the directory cannot be that of the number"),
    "not-verified": Rule(Severity.WARNING, "nobody has called a number for too long"),
    "unused": Rule(Severity.NOTICE, "no leaflet uses a service of the directory"),
}


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Compare every number and address that a leaflet's readers see with the directory."""
    if leaflet.data.status == "withdrawn":
        return
    index = context.directory_index
    for shown in numbers_in(leaflet, index):
        number = shown.number.number
        short = shown.number.kind == "short"
        if owners := index.owners.get(number):
            yield from numbers.check_owned(shown, owners, settings)
            if not numbers.names_another(shown, owners):
                yield from check_cost(shown, settings, index)
        elif number in index.retired:
            yield numbers.check_retired(shown, index.retired[number])
            continue
        elif not short:
            yield numbers.check_unknown(shown, settings, index)
        yield from numbers.check_notation(shown, known=bool(owners) or short)
        if shown.number.relay_prefix in RELAY_SLIPS:
            yield numbers.wrong_relay_prefix(shown)
    yield from check_addresses(leaflet, index)


CHECK = Check(
    id="phone-number",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    leaflet=check,
    gather=estate.gather,
    fact=estate.UsedContacts,
    estate=estate.check_estate,
    shared=estate.check_directory,
    needs=("directory",),
    # A number that is wrong, retired or another service's never waits.
    may_wait=("dear", "not-free", "cost-unsaid", "house-format", "not-listed", "address"),
    may_wait_in_drafts=("not-in-directory", "address-slip"),
)
