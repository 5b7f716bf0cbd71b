"""What a YAML parser complains of, in a teacher's terms: what was found, where, what to try."""

from __future__ import annotations

import yaml
from yaml.composer import ComposerError
from yaml.reader import ReaderError

from connecte.errors import Fault
from connecte.i18n import _


def fault_at(file: str, mark: yaml.Mark | None, message: str, hint: str) -> Fault:
    """A fault where the parser stood; at the file's start where it did not say."""
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Fault(file, line, column, message, hint)


def reader_fault(file: str, text: str, error: ReaderError) -> Fault:
    """A character that YAML does not take."""
    before = text[: error.position]
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    message = _("caractère interdit (code {code})").format(code=f"U+{ord(text[error.position]):04X}")
    return Fault(file, line, column, message, _("effacer ce caractère invisible"))


def syntax_fault(file: str, text: str, error: yaml.MarkedYAMLError) -> Fault:
    """The parser's complaint in a teacher's terms."""
    mark = error.problem_mark or error.context_mark
    problem, context = error.problem or "", error.context or ""
    rest = text[mark.index :] if mark and mark.index is not None else ""
    if rest.startswith("\t") or "'\\t'" in problem:
        return fault_at(
            file,
            mark,
            _("une tabulation : YAML ne comprend que les espaces"),
            _("la remplacer par des espaces"),
        )
    if "quoted scalar" in context:
        return fault_at(
            file,
            error.context_mark,
            _("un guillemet ouvert ici n'est jamais fermé"),
            _("ajouter le guillemet fermant"),
        )
    if isinstance(error, ComposerError) and "single document" in context:
        return fault_at(file, mark, _("un deuxième document commence ici"), _("enlever la ligne « --- »"))
    if "flow node" in context and "<stream end>" in problem:
        return fault_at(
            file,
            mark,
            _("le fichier se termine alors qu'un crochet ou une accolade est encore ouvert"),
            _("ajouter le ] ou le }} qui manque").replace("}}", "}"),
        )
    if "flow sequence" in context or "flow mapping" in context:
        return fault_at(
            file,
            error.context_mark,
            _("un crochet ou une accolade ouverts ici ne sont pas bien fermés"),
            _("vérifier les virgules, et le ] ou le }} à la fin").replace("}}", "}"),
        )
    if "mapping values are not allowed" in problem:
        return fault_at(
            file,
            mark,
            _("un « : » inattendu"),
            _("vérifier le retrait de la ligne ; un texte qui contient « : » se met entre guillemets"),
        )
    if "could not find expected ':'" in problem:
        return fault_at(
            file,
            error.context_mark or mark,
            _("cette ligne n'a pas la forme « clé: valeur »"),
            _("écrire une espace après le « : »"),
        )
    if "cannot start any token" in problem:
        return fault_at(
            file,
            mark,
            _("une valeur ne peut pas commencer par « {character} »").format(character=rest[:1]),
            _("mettre la valeur entre guillemets"),
        )
    if "found '<scalar>'" in problem:
        return fault_at(
            file,
            mark,
            _("un texte inattendu"),
            _("un guillemet manque-t-il juste avant, ou un « - » au début de la ligne ?"),
        )
    if "block" in context or "block" in problem:
        return fault_at(
            file,
            mark,
            _("le retrait de cette ligne ne va pas avec ce qui précède"),
            _("aligner les lignes d'un même bloc avec des espaces"),
        )
    return fault_at(
        file, mark, _("ce passage n'est pas du YAML"), _("comparer avec une activité fournie, ligne par ligne")
    )
