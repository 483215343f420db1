"""Sentences of refusals about visas, resolutions, dispatch and case files."""

from odoo.tools import LazyTranslate

from odoo.addons.akimat_base import messages as base_messages
from odoo.addons.akimat_base.messages import field_names

_lt = LazyTranslate(__name__)


def _resolution_incomplete(env, record, fields):
    return env._(
        "The resolution on «%(document)s» cannot be issued. Fill in: %(fields)s.",
        document=record.document_id.display_name,
        fields=field_names(record, fields),
    )


def _author_not_leader(env, record, user):
    return env._(
        "The resolution on «%(document)s» cannot be issued: "
        "%(user)s holds no duty of a leader in %(company)s on that day.",
        document=record.document_id.display_name,
        user=user,
        company=record.company_id.display_name,
    )


def _two_leads(env, record):
    return env._(
        "The resolution on «%(document)s» names two lead executors. Leave one; the others are co-executors.",
        document=record.document_id.display_name,
    )


def _executor_unknown(env, record, department):
    return env._(
        "The resolution on «%(document)s» cannot be issued: %(department)s has no head on duty. Name a person.",
        document=record.document_id.display_name,
        department=department,
    )


def _document_not_on_review(env, record):
    return env._(
        "A resolution is issued on a document that is on review or in execution; «%(document)s» is not. "
        "Hand it over for review first.",
        document=record.document_id.display_name,
    )


def _deadline_before_start(env, record, deadline, start):
    return base_messages.SENTENCES["deadline_before_start"](env, record, deadline, start)


def _not_reader(env, record, user):
    return env._(
        "«%(document)s»: only %(user)s can confirm having read it.",
        document=record.document_id.display_name,
        user=user,
    )


def _storage_not_over(env, record):
    return env._(
        "The case %(case)s cannot be destroyed: its storage term is not over or is permanent.",
        case=record.display_name,
    )


def _destruction_act_missing(env, record):
    return env._(
        "The case %(case)s cannot be destroyed without an approved destruction act. Enter its number and date.",
        case=record.display_name,
    )


def _unfiled_documents(env, record, count):
    return env._(
        "The case %(case)s cannot be closed: %(count)s of its documents are still in work.",
        case=record.display_name,
        count=count,
    )


def _issued_is_kept(env, record):
    return env._(
        "The resolution on «%(document)s» is issued and cannot be changed or deleted. "
        "Cancel it with a reason, or issue another one.",
        document=record.document_id.display_name,
    )


def _executor_elsewhere(env, record, user):
    return env._(
        "The resolution on «%(document)s» cannot name %(user)s, who does not work in this akimat. "
        "Choose another executor.",
        document=record.document_id.display_name,
        user=user,
    )


def _case_is_kept(env, record):
    return env._(
        "The case %(case)s is approved and cannot be deleted. Close it instead.",
        case=record.display_name,
    )


def _resolution_not_yours(env, record):
    return env._(
        "You may not write a resolution on «%(document)s». It is written by a leader, by the registrar on his behalf, "
        "or by the head of a unit that executes the document.",
        document=record.document_id.display_name,
    )


SENTENCES = {
    "resolution_not_yours": _resolution_not_yours,
    "part_not_yours": _lt(
        "You may not change the lines «%(part)s» of «%(record)s». Ask its author, its executor or the general "
        "department."
    ),
    "visas_are_closed": _lt(
        "«%(record)s»: visas are added or changed in a draft or on approval only. Return it for rework first."
    ),
    "issued_is_kept": _issued_is_kept,
    "executor_elsewhere": _executor_elsewhere,
    "case_is_kept": _case_is_kept,
    "case_without_term": _lt("«%(record)s»: enter the storage term in years, or mark the case as kept for ever."),
    "phone_missing": _lt(
        "«%(record)s»: the letter must show the telephone of its executor %(user)s. Enter the work telephone of the "
        "executor."
    ),
    "point_missing": _lt(
        "«%(record)s»: an answer to this addressee cites the task it answers. Enter the number, date and point of the "
        "task."
    ),
    "level_missing": _lt(
        "«%(record)s» cannot be signed: the level of %(partners)s is not known. Enter the level of the correspondent, "
        "it decides who signs."
    ),
    "signatory_has_no_right": _lt(
        "«%(record)s» cannot be signed by %(user)s: to this addressee sign only: %(duties)s. Choose another signatory."
    ),
    "visa_absent": _lt("«%(record)s» cannot be signed: visas are missing: %(roles)s."),
    "visa_holder_unknown": _lt(
        "«%(record)s» needs the visa «%(role)s», and nobody holds that duty for its unit. Add this visa by hand."
    ),
    "addressee_missing": _lt("«%(record)s» cannot be sent: it has no addressee. Add one."),
    "address_incomplete": _lt(
        "«%(record)s» cannot be sent: the address is not complete (postal index, city, street and house): %(partners)s."
    ),
    "email_missing": _lt("«%(record)s» cannot be sent by e-mail: there is no e-mail address for: %(partners)s."),
    "too_many_addressees": _lt(
        "«%(record)s» has more than %(limit)s addressees. Mark it as sent by a mailing list, or make separate letters."
    ),
    "scan_missing": _lt("«%(record)s» cannot be sent out: attach the scan of the signed original first."),
    "comment_missing": _lt("«%(record)s»: write the remark or the reason first."),
    "own_draft": _lt("«%(record)s»: the author of a draft cannot give the legal visa on it. Ask another lawyer."),
    "resolution_incomplete": _resolution_incomplete,
    "author_not_leader": _author_not_leader,
    "two_leads": _two_leads,
    "executor_unknown": _executor_unknown,
    "document_not_on_review": _document_not_on_review,
    "deadline_before_start": _deadline_before_start,
    "not_reader": _not_reader,
    "storage_not_over": _storage_not_over,
    "destruction_act_missing": _destruction_act_missing,
    "unfiled_documents": _unfiled_documents,
}
