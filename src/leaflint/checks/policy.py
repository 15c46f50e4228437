"""The policy is as strict as it was.

A check that a repository no longer adopts finds nothing any more, and nobody sees that in the
leaflets. So a change that takes a check out of `checks` in `leaflint.yaml` is a finding, compared with
the commit that the change grew from (`--changed-since`). And a leaflet that changes together with the
policy, or with the topics and the risk by which the policy picks its rules, is also held to those of
before: an error that went with them alone is a finding. Whoever is responsible for the policy decides.

This check has no policy file of its own, cannot be left out and cannot be waived.
"""

from __future__ import annotations

from leaflint.checks.check import Check, Rule
from leaflint.content.models.policy import Policy
from leaflint.core.finding import Severity

CHECK = Check[Policy, None](
    id="policy",
    manual=__doc__,
    rules={"weakened": Rule(Severity.ERROR, "a change loosens what leaflets are held to")},
    settings=Policy,
    may_wait=(),
)
