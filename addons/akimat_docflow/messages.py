"""Sentences of refusals about documents: what was refused, which record, what to do."""

from odoo.tools import LazyTranslate

from odoo.addons.akimat_base import messages as base_messages

from . import messages_point, messages_route

_lt = LazyTranslate(__name__)


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


def _reviewer_not_leader(env, record, user):
    return env._(
        "«%(record)s» cannot be handed to %(user)s, who holds no duty of a leader in %(company)s today. "
        "Choose the akim, a deputy or the head of the office.",
        record=record.display_name,
        user=user,
        company=record.company_id.display_name,
    )


def _case_other_year(env, record, case, year):
    return env._(
        "«%(record)s» is of %(year)s and cannot be filed in the case %(case)s of another year. "
        "Choose a case of its own year.",
        record=record.display_name,
        case=case,
        year=str(year),
    )


SENTENCES = {
    **messages_route.SENTENCES,
    **messages_point.SENTENCES,
    "controller_not_allowed": _lt(
        "«%(record)s»: lay the control of the act on a holder of one of these duties: %(duties)s."
    ),
    "too_long": _lt("%(fields)s: the text is longer than %(limit)s characters. Shorten it, or attach it as a file."),
    "fields_missing": _lt("«%(record)s» is not complete. Fill in: %(fields)s."),
    "only_general_department_receives": _lt(
        "Incoming correspondence is entered by the general department only. Hand the paper to the registrar, who will "
        "enter it."
    ),
    "received_in_future": _lt(
        "«%(record)s»: the time of receipt has not come yet. Enter when the document really arrived."
    ),
    "not_registrable": _lt(
        "«%(record)s» is of a kind that is only counted, not registered. Delete the draft, or choose another kind of "
        "correspondence."
    ),
    "restricted_text": _lt(
        "«%(record)s» is for official use (ҚБП): the system keeps its card only. Remove the text and the points; the "
        "document itself stays on paper with the responsible officer."
    ),
    "restricted_file": _lt(
        "«%(record)s» is for official use (ҚБП): files cannot be attached and messages cannot be written to it. Keep "
        "them on paper with the responsible officer."
    ),
    "file_kind": _file_kind,
    "file_size": _file_size,
    "file_count": _lt("«%(record)s» may have at most %(limit)s files. Put several sheets into one file."),
    "content_not_yours": _lt(
        "You may not change «%(record)s» (%(fields)s). Ask its author, its executor or the general department."
    ),
    "general_department_only": _lt(
        "Documents pass between leaders and units through the general department only: you may not change %(fields)s "
        "of «%(record)s». Return the document to the general department."
    ),
    "kind_is_fixed": _lt("The kind of «%(record)s» can be changed only while it is a draft. Make a new document."),
    "reviewer_missing": _lt("«%(record)s» cannot be handed over: choose the leader who will review it."),
    "reviewer_not_leader": _reviewer_not_leader,
    "unit_missing": _lt("«%(record)s» cannot be sent to a unit: choose the unit and the executor first."),
    "on_control": _lt(
        "«%(record)s» is on control: its executor cannot close it. It is closed when the answer is sent or the leader "
        "accepts the report."
    ),
    "not_returned": _lt(
        "«%(record)s» is marked «to be returned» and has not come back to the general department. Return it and mark "
        "the return first."
    ),
    "execution_note_missing": _lt(
        "«%(record)s» cannot be closed: write how it was executed (result, outgoing number, or to whom it was "
        "reported)."
    ),
    "reason_missing": _lt("«%(record)s»: give the reason first."),
    "case_missing": _lt("«%(record)s» cannot be filed: choose the case of the nomenclature."),
    "case_not_open": _lt("«%(record)s» cannot be filed in the case %(case)s: it is not open. Choose an open case."),
    "case_other_year": _case_other_year,
    "case_other_company": _lt(
        "«%(record)s» cannot be filed in the case %(case)s of another akimat. Choose a case of its own."
    ),
}


def explain(env, record, refusal):
    """The sentence for ``refusal`` of ``record``, or False when it is not one of ours."""
    return base_messages.explain(env, record, refusal, SENTENCES)
