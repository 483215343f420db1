"""Sentences of refusals about appeals: what was refused, which record, what to do."""

from odoo.tools import format_date

from odoo.addons.akimat_base import messages as base_messages
from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import field_names


def not_yours(names):
    """The refusal to somebody who may not enter ``names``."""
    return Refusal("appeal_not_yours", fields=frozenset(names))


def is_ended(names):
    """The refusal to change ``names`` of an appeal on which work has ended."""
    return Refusal("appeal_is_ended", fields=frozenset(names))


def _name(record):
    return record.display_name or record._description


def _appeal_not_yours(env, record, fields):
    return env._(
        "«%(record)s»: %(fields)s are entered by the general department or the leader who considers the appeal.",
        record=_name(record),
        fields=field_names(record, fields),
    )


def _appeal_is_ended(env, record, fields):
    return env._(
        "Work on «%(record)s» has ended: %(fields)s can no longer be changed.",
        record=_name(record),
        fields=field_names(record, fields),
    )


def _appeal_incomplete(env, record, fields):
    return env._(
        "«%(record)s» cannot be registered yet. Fill in: %(fields)s.",
        record=_name(record),
        fields=field_names(record, fields),
    )


def _entity_unknown(env, record):
    return env._(
        "«%(record)s»: an organisation is named by its BIN or its name. Enter one of them.", record=_name(record)
    )


def _representative_of_nobody(env, record):
    return env._(
        "«%(record)s»: a representative is entered with the person or organisation he represents and the ground "
        "(a power of attorney, a statute). Fill them in.",
        record=_name(record),
    )


def _appeal_in_future(env, record):
    return env._(
        "«%(record)s»: the time of receipt has not come yet. Enter when the appeal really arrived.",
        record=_name(record),
    )


def _received_after_registration(env, record, received, registered):
    return env._(
        "«%(record)s» cannot be registered on %(registered)s: it arrived on %(received)s. Correct one of the days.",
        record=_name(record),
        registered=format_date(env, registered),
        received=format_date(env, received),
    )


def _wrong_iin(env, record, number):
    return env._("%(number)s is not an IIN: check the 12 digits on the paper.", number=number)


def _wrong_bin(env, record, number):
    return env._("%(number)s is not a BIN: check the 12 digits on the paper.", number=number)


def _inquiry_unnamed(env, record):
    return env._(
        "«%(record)s»: name the body that is asked, or the place that is visited, and why.", record=_name(record)
    )


def _question_unanswered(env, record, question):
    return env._(
        "«%(record)s»: the question «%(question)s» has no answer and outcome yet. Answer each question.",
        record=_name(record),
        question=question,
    )


def _questions_are_fixed(env, record):
    return env._(
        "Questions of «%(record)s» are entered by the general department, the leader or the executor "
        "while it is being considered.",
        record=_name(record),
    )


def _not_in_preparation(env, record):
    return env._(
        "The answer to «%(record)s» is prepared by its executor while the appeal is being considered.",
        record=_name(record),
    )


def _file_kind(env, record, name, allowed):
    return env._(
        "The file «%(file)s» cannot be attached: files of this kind are not accepted. Save it as one of: %(allowed)s.",
        file=name,
        allowed=allowed,
    )


def _file_size(env, record, name, limit):
    return env._("The file «%(file)s» is too large: at most %(limit)s megabytes are accepted.", file=name, limit=limit)


def _file_count(env, record, limit):
    return env._("An appeal can have at most %(limit)s files: join some of them.", limit=limit)


def _file_unnamed(env, record):
    return env._("A file has no name: choose it again.")


SENTENCES = {
    "appeal_not_yours": _appeal_not_yours,
    "appeal_is_ended": _appeal_is_ended,
    "appeal_incomplete": _appeal_incomplete,
    "entity_unknown": _entity_unknown,
    "representative_of_nobody": _representative_of_nobody,
    "appeal_in_future": _appeal_in_future,
    "received_after_registration": _received_after_registration,
    "wrong_iin": _wrong_iin,
    "wrong_bin": _wrong_bin,
    "inquiry_unnamed": _inquiry_unnamed,
    "question_unanswered": _question_unanswered,
    "questions_are_fixed": _questions_are_fixed,
    "not_in_preparation": _not_in_preparation,
    "file_kind": _file_kind,
    "file_size": _file_size,
    "file_count": _file_count,
    "file_unnamed": _file_unnamed,
}


def explain(env, record, refusal):
    """The sentence for ``refusal``, or False when this addon does not know it."""
    return base_messages.explain(env, record, refusal, SENTENCES)
