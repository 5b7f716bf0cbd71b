"""Sentences that more than one place says."""

from __future__ import annotations

from connecte.core.verdict import Verdict
from connecte.i18n import _, sentence_list


def verdict_sentence(verdict: Verdict) -> str:
    """What the outputs say, in words; a wrong claim is called wrong where that is known."""
    if verdict.kind == "none":
        return _("Le réseau ne sait pas.")
    if verdict.kind == "several":
        return _("Le réseau hésite : {labels}.").format(labels=sentence_list(list(verdict.labels)))
    if verdict.right is False:
        return _("Le réseau dit {label}, mais c'était un {wanted} : il se trompe.").format(
            label=verdict.labels[0], wanted=verdict.wanted
        )
    return _("C'est un {label} !").format(label=verdict.labels[0])
