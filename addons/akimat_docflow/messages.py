"""Sentences of refusals about documents: what was refused, which record, what to do."""

from odoo.addons.akimat_base import messages as base_messages
from odoo.addons.akimat_base.messages import field_names

from . import messages_route


def _fields_missing(env, record, fields):
    return env._(
        "«%(record)s» is not complete. Fill in: %(fields)s.",
        record=record.display_name,
        fields=field_names(record, fields),
    )


def _only_general_department_receives(env, record):
    return env._(
        "Incoming correspondence is entered by the general department only. "
        "Hand the paper to the registrar, who will enter it.",
    )


def _received_in_future(env, record):
    return env._(
        "«%(record)s»: the time of receipt has not come yet. Enter when the document really arrived.",
        record=record.display_name,
    )


def _not_registrable(env, record):
    return env._(
        "«%(record)s» is of a kind that is only counted, not registered. "
        "Delete the draft, or choose another kind of correspondence.",
        record=record.display_name,
    )


def _restricted_text(env, record):
    return env._(
        "«%(record)s» is for official use (ҚБП): the system keeps its card only. "
        "Remove the text; the document itself stays on paper with the responsible officer.",
        record=record.display_name or record._description,
    )


def _restricted_file(env, record):
    return env._(
        "«%(record)s» is for official use (ҚБП): files cannot be attached and messages cannot be written to it. "
        "Keep them on paper with the responsible officer.",
        record=record.display_name or record._description,
    )


def _file_kind(env, record, name, allowed):
    return env._(
        "The file «%(file)s» cannot be attached to «%(record)s»: files of this kind are not accepted. "
        "Save it as one of: %(allowed)s.",
        file=name,
        record=record.display_name,
        allowed=allowed,
    )


def _file_size(env, record, name, limit):
    return env._(
        "The file «%(file)s» cannot be attached to «%(record)s»: it is bigger than %(limit)s MB. Split or compress it.",
        file=name,
        record=record.display_name,
        limit=limit,
    )


def _file_count(env, record, limit):
    return env._(
        "«%(record)s» may have at most %(limit)s files. Put several sheets into one file.",
        record=record.display_name,
        limit=limit,
    )


def _content_not_yours(env, record, fields):
    return env._(
        "You may not change «%(record)s» (%(fields)s). Ask its author, its executor or the general department.",
        record=record.display_name,
        fields=field_names(record, fields),
    )


def _general_department_only(env, record, fields):
    return env._(
        "Documents pass between leaders and units through the general department only: "
        "you may not change %(fields)s of «%(record)s». Return the document to the general department.",
        record=record.display_name,
        fields=field_names(record, fields),
    )


def _kind_is_fixed(env, record):
    return env._(
        "The kind of «%(record)s» can be changed only while it is a draft. Make a new document.",
        record=record.display_name,
    )


def _reviewer_missing(env, record):
    return env._(
        "«%(record)s» cannot be handed over: choose the leader who will review it.",
        record=record.display_name,
    )


def _reviewer_not_leader(env, record, user):
    return env._(
        "«%(record)s» cannot be handed to %(user)s, who holds no duty of a leader in %(company)s today. "
        "Choose the akim, a deputy or the head of the office.",
        record=record.display_name,
        user=user,
        company=record.company_id.display_name,
    )


def _unit_missing(env, record):
    return env._(
        "«%(record)s» cannot be sent to a unit: choose the unit and the executor first.",
        record=record.display_name,
    )


def _on_control(env, record):
    return env._(
        "«%(record)s» is on control: its executor cannot close it. "
        "It is closed when the answer is sent or the leader accepts the report.",
        record=record.display_name,
    )


def _not_returned(env, record):
    return env._(
        "«%(record)s» is marked «to be returned» and has not come back to the general department. "
        "Return it and mark the return first.",
        record=record.display_name,
    )


def _execution_note_missing(env, record):
    return env._(
        "«%(record)s» cannot be closed: write how it was executed "
        "(result, outgoing number, or to whom it was reported).",
        record=record.display_name,
    )


def _reason_missing(env, record):
    return env._("«%(record)s»: give the reason first.", record=record.display_name)


def _case_missing(env, record):
    return env._(
        "«%(record)s» cannot be filed: choose the case of the nomenclature.",
        record=record.display_name,
    )


def _case_not_open(env, record, case):
    return env._(
        "«%(record)s» cannot be filed in the case %(case)s: it is not open. Choose an open case.",
        record=record.display_name,
        case=case,
    )


def _case_other_year(env, record, case, year):
    return env._(
        "«%(record)s» is of %(year)s and cannot be filed in the case %(case)s of another year. "
        "Choose a case of its own year.",
        record=record.display_name,
        case=case,
        year=str(year),
    )


def _case_other_company(env, record, case):
    return env._(
        "«%(record)s» cannot be filed in the case %(case)s of another akimat. Choose a case of its own.",
        record=record.display_name,
        case=case,
    )


def _too_long(env, record, fields, limit):
    return env._(
        "%(fields)s: the text is longer than %(limit)s characters. Shorten it, or attach it as a file.",
        fields=field_names(record, fields),
        limit=limit,
    )


def _controller_not_allowed(env, document, duties):
    return env._(
        "«%(record)s»: lay the control of the act on a holder of one of these duties: %(duties)s.",
        record=document.display_name,
        duties=base_messages.SEPARATOR.join(duties),
    )


SENTENCES = {
    "controller_not_allowed": _controller_not_allowed,
    "too_long": _too_long,
    "fields_missing": _fields_missing,
    "only_general_department_receives": _only_general_department_receives,
    "received_in_future": _received_in_future,
    "not_registrable": _not_registrable,
    "restricted_text": _restricted_text,
    "restricted_file": _restricted_file,
    "file_kind": _file_kind,
    "file_size": _file_size,
    "file_count": _file_count,
    "content_not_yours": _content_not_yours,
    "general_department_only": _general_department_only,
    "kind_is_fixed": _kind_is_fixed,
    "reviewer_missing": _reviewer_missing,
    "reviewer_not_leader": _reviewer_not_leader,
    "unit_missing": _unit_missing,
    "on_control": _on_control,
    "not_returned": _not_returned,
    "execution_note_missing": _execution_note_missing,
    "reason_missing": _reason_missing,
    "case_missing": _case_missing,
    "case_not_open": _case_not_open,
    "case_other_year": _case_other_year,
    "case_other_company": _case_other_company,
    **messages_route.SENTENCES,
}


def explain(env, record, refusal):
    """The sentence for ``refusal`` of ``record``, or False when it is not one of ours."""
    return base_messages.explain(env, record, refusal, SENTENCES)
