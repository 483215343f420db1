"""Sentences about letters that come in: what happened to each, and what to do."""

from odoo.addons.akimat_base.messages import field_names


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
    sentences = {"reason_missing": _reason_missing, "already_registered": _already_registered}
    sentence = sentences.get(refusal.code)
    return sentence(env, record, **refusal.facts) if sentence else ""


def problem(env, data):
    """One remark about a letter in the reader's language; ``data`` is a code and its facts."""
    facts = {"name": "", "value": "", "form": "", "kind": "", "count": 0, "megabytes": 0, **data}
    return _problems(env, facts).get(data.get("code")) or env._("A part of the letter could not be read.")


def _problems(env, facts):
    return {
        "empty_file": env._("The file is empty."),
        "not_a_letter": env._("The file is not a letter: it has no sender, subject or date. It is kept as it is."),
        "nothing_readable": env._("Nothing in the letter could be read. The original is kept."),
        "encrypted": env._(
            "The letter is encrypted (%(form)s) and can be opened only by its addressee. "
            "Ask the sender for a plain copy.",
            form=facts["form"],
        ),
        "structure": env._("The structure of the letter is damaged: its beginning is shown as text. See the original."),
        "date": env._("The date of the letter («%(value)s») cannot be understood.", value=facts["value"]),
        "nested_too_deep": env._(
            "Letters are forwarded inside letters more than %(count)s times: the rest is kept as a file.",
            count=facts["count"],
        ),
        "container": env._(
            "The container «%(name)s» could not be opened completely. It is kept as a file.", name=facts["name"]
        ),
        "content_elsewhere": env._(
            "A part of the letter (%(kind)s) is not in it but was sent separately. "
            "Ask the sender for the whole letter.",
            kind=facts["kind"],
        ),
        "damaged_file": env._("The file «%(name)s» arrived damaged. Ask the sender for it again.", name=facts["name"]),
        "empty_attachment": env._("The file «%(name)s» is empty. Ask the sender for it again.", name=facts["name"]),
        "forbidden_kind": env._(
            "The file «%(name)s» is a program and is not opened here. It is only in the original letter.",
            name=facts["name"],
        ),
        "forbidden_file": env._(
            "The file «%(name)s» is a program. It is not taken in and stays in its folder.", name=facts["name"]
        ),
        "too_large": env._(
            "The file «%(name)s» is larger than %(megabytes)s MB. It is only in the original letter.",
            name=facts["name"],
            megabytes=facts["megabytes"],
        ),
        "too_large_file": env._(
            "The file «%(name)s» is larger than %(megabytes)s MB. It is not taken in and stays in its folder.",
            name=facts["name"],
            megabytes=facts["megabytes"],
        ),
        "too_many": env._(
            "There are more than %(count)s files: the others are only in the original letter.", count=facts["count"]
        ),
        "unknown_kind": env._(
            "A file of this kind («%(name)s») is not known. It is kept as it is.", name=facts["name"]
        ),
    }
