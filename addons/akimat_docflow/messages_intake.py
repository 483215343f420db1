"""Sentences about letters that come in: what happened to each, and what to do."""

from odoo.tools import LazyTranslate

from odoo.addons.akimat_base.messages import field_names

_lt = LazyTranslate(__name__)

# Code of a remark about a letter → its sentence.
PROBLEMS = {
    "empty_file": _lt("The file is empty."),
    "not_a_letter": _lt("The file is not a letter: it has no sender, subject or date. It is kept as it is."),
    "nothing_readable": _lt("Nothing in the letter could be read. The original is kept."),
    "encrypted": _lt(
        "The letter is encrypted (%(form)s) and can be opened only by its addressee. Ask the sender for a plain copy."
    ),
    "structure": _lt("The structure of the letter is damaged: its beginning is shown as text. See the original."),
    "date": _lt("The date of the letter («%(value)s») cannot be understood."),
    "nested_too_deep": _lt(
        "Letters are forwarded inside letters more than %(count)s times: the rest is kept as a file."
    ),
    "container": _lt("The container «%(name)s» could not be opened completely. It is kept as a file."),
    "content_elsewhere": _lt(
        "A part of the letter (%(kind)s) is not in it but was sent separately. Ask the sender for the whole letter."
    ),
    "damaged_file": _lt("The file «%(name)s» arrived damaged. Ask the sender for it again."),
    "empty_attachment": _lt("The file «%(name)s» is empty. Ask the sender for it again."),
    "forbidden_kind": _lt(
        "The file «%(name)s» is a program and is not opened here. It is only in the original letter."
    ),
    "forbidden_file": _lt("The file «%(name)s» is a program. It is not taken in and stays in its folder."),
    "too_large": _lt("The file «%(name)s» is larger than %(megabytes)s MB. It is only in the original letter."),
    "too_large_file": _lt(
        "The file «%(name)s» is larger than %(megabytes)s MB. It is not taken in and stays in its folder."
    ),
    "too_many": _lt("There are more than %(count)s files: the others are only in the original letter."),
    "unknown_kind": _lt("A file of this kind («%(name)s») is not known. It is kept as it is."),
}
UNKNOWN_PROBLEM = _lt("A part of the letter could not be read.")


def only_the_gateway_brings_letters(env):
    return env._(
        "Letters come in by mail or from a folder; they are not entered by hand. "
        "Register a paper document with «New» in the journal of incoming documents."
    )


def letter_is_kept_as_it_came(env, record, fields):
    return env._(
        "«%(record)s» is kept as it came: %(fields)s cannot be changed. Correct the document made from it instead.",
        record=record[:1].display_name,
        fields=field_names(record, fields),
    )


def letters_are_kept(env, record):
    return env._(
        "«%(record)s» cannot be deleted: every letter that came in is kept. Refuse it with a reason instead.",
        record=record[:1].display_name,
    )


def _reason_missing(env, record):
    return env._("«%(record)s» cannot be refused without a reason. Write the reason first.", record=record.display_name)


def _already_registered(env, record, document):
    return env._(
        "«%(record)s» is registered as «%(document)s». Annul that document, or delete its draft, first.",
        record=record.display_name,
        document=document,
    )


def folder_missing(env, path):
    return env._("There is no folder «%(path)s» to take letters from. Give the path of a folder.", path=path)


def explain(env, record, refusal):
    """The sentence for a refusal about a letter, or "" when it is not one of these."""
    sentences = {
        "reason_missing": _reason_missing,
        "already_registered": _already_registered,
        "letter_is_kept": letter_is_kept_as_it_came,
        "only_the_gateway": lambda env, _record: only_the_gateway_brings_letters(env),
    }
    sentence = sentences.get(refusal.code)
    return sentence(env, record, **refusal.facts) if sentence else ""


def problem(env, data):
    """One remark about a letter in the reader's language; ``data`` is a code and its facts."""
    facts = {"name": "", "value": "", "form": "", "kind": "", "count": 0, "megabytes": 0, **data}
    words = env._(PROBLEMS.get(data.get("code"), UNKNOWN_PROBLEM))
    return words % facts
