"""Sentences of refusals about candidates, score sheets and appointments: what was refused, whose, what to do."""

from odoo.tools import LazyTranslate, format_date

from odoo.addons.akimat_base.messages import field_names

_lt = LazyTranslate(__name__)

SEPARATOR = ", "


def joined(names):
    """Names in a row, as a sentence lists them."""
    return SEPARATOR.join(names)


# The application


def _wrong_iin(env, record, number):
    return env._("%(number)s is not an IIN: check the 12 digits.", number=number or "—")


def _receipt_is_over(env, record, last_day):
    return env._(
        "Papers for «%(record)s» were received until %(day)s. An application that comes later is not considered.",
        record=record.display_name,
        day=format_date(env, last_day),
    )


def _late(env, record, last_day):
    return env._(
        "The papers came after %(day)s, the last day of their receipt: admission is refused.",
        day=format_date(env, last_day),
    )


def _checklist_open(env, record, names):
    return env._(
        "«%(record)s» cannot be admitted before the papers are checked. Mark each paper: %(names)s.",
        record=record.display_name,
        names=joined(names),
    )


def _papers_missing(env, record, names):
    return env._(
        "«%(record)s» cannot be admitted: missing or defective: %(names)s.",
        record=record.display_name,
        names=joined(names),
    )


def _place_is_taken(env, record, names, places):
    return env._(
        "«%(record)s» cannot win as well: %(places)s place(s) for this post, chosen: %(names)s.",
        record=record.display_name,
        places=places,
        names=joined(names),
    )


def _application_is_fixed(env, record, names):
    return env._(
        "«%(record)s»: %(fields)s of an application cannot be changed. Withdraw it and enter another.",
        record=record.display_name,
        fields=field_names(record, names),
    )


# The appointment


def _signed_by_other_authority(env, record):
    names = dict(record._fields["authority"]._description_selection(env))
    return env._(
        "«%(record)s» is appointed by: %(authority)s. The order cannot be signed by another official.",
        record=record.display_name,
        authority=names.get(record.authority, record.authority),
    )


def _authority_is_vacant(env, record):
    names = dict(record._fields["authority"]._description_selection(env))
    return env._(
        "«%(record)s» is appointed by: %(authority)s. Nobody holds this duty today.",
        record=record.display_name,
        authority=names.get(record.authority, record.authority),
    )


def _order_papers_missing(env, record, names):
    return env._(
        "«%(record)s»: the order cannot be signed without the papers: %(names)s.",
        record=record.display_name,
        names=joined(names),
    )


def _appointment_not_yours(env, record, names):
    return env._(
        "%(fields)s of «%(record)s» are entered by the personnel service.",
        record=record.display_name,
        fields=field_names(record, names),
    )


def _appointment_is_signed(env, record, names):
    return env._(
        "«%(record)s»: the order is signed, %(fields)s cannot be changed.",
        record=record.display_name,
        fields=field_names(record, names),
    )


def _appointment_is_agreed(env, record, names):
    return env._(
        "«%(record)s»: the candidate is agreed, %(fields)s cannot be changed. Cancel the appointment and enter "
        "another.",
        record=record.display_name,
        fields=field_names(record, names),
    )


# The reserve


def _place_is_fixed(env, record, names):
    return env._(
        "%(fields)s of «%(record)s» in the reserve cannot be changed. Remove the person with a reason and include him "
        "again.",
        record=record.display_name,
        fields=field_names(record, names),
    )


SENTENCES = {
    "no_name": _lt("Write your surname, name and patronymic."),
    "wrong_iin": _wrong_iin,
    "position_not_offered": _lt("Choose one of the posts offered in the competition «%(record)s»."),
    "not_announced_yet": _lt(
        "An application cannot have come before the announcement of «%(record)s». Correct the day."
    ),
    "received_in_future": _lt("An application cannot be received on %(day)s: that day has not come yet."),
    "not_receiving": _lt("«%(record)s» receives no applications."),
    "receipt_is_over": _receipt_is_over,
    "no_consent": _lt("Without your consent to the processing of personal data the application cannot be considered."),
    "no_contact": _lt("Write your telephone or mail: we must be able to tell you the decision."),
    "file_format": _lt("The file «%(name)s» is of a kind that is not accepted. Accepted: %(allowed)s."),
    "file_too_big": _lt("The file «%(name)s» is too big: at most %(megabytes)s megabytes are accepted."),
    "file_is_empty": _lt("The file «%(name)s» is empty. Choose it again."),
    "file_is_other": _lt("The file «%(name)s» is not what its name says: save it anew in the right format."),
    "file_has_macros": _lt("The file «%(name)s» has macros: save it without them, or as PDF."),
    "wrong_email": _lt("«%(address)s» is not an e-mail address: check it, or leave the field empty."),
    "another_with_this_iin": _lt(
        "Another application to «%(record)s» has the same IIN (No. %(numbers)s): compare both with the identity card, "
        "and mark the one that is not of this person as withdrawn."
    ),
    "second_application": _lt(
        "A person with this IIN has already applied to «%(record)s». One application is considered."
    ),
    "late": _late,
    "checklist_open": _checklist_open,
    "papers_missing": _papers_missing,
    "not_the_admission_stage": _lt(
        "«%(record)s»: candidates are admitted after the receipt of papers ends and before the interviews begin."
    ),
    "refusal_without_reason": _lt("«%(record)s»: write why the candidate is not admitted; he reads it."),
    "place_is_taken": _place_is_taken,
    "application_is_fixed": _application_is_fixed,
    "application_is_not_copied": _lt(
        "The application of «%(record)s» belongs to its competition: it is not copied to another vacancy or a pool."
    ),
    "application_is_kept": _lt("The application of «%(record)s» is kept; it can be withdrawn, not deleted."),
    "present_without_file": _lt(
        "«%(record)s» cannot be marked as present: there is no file. Add it, or mark that it was handed in on paper."
    ),
    "withdrawal_without_statement": _lt(
        "«%(record)s»: write down the candidate's statement of withdrawal (its number and day)."
    ),
    "withdrawal_after_vote": _lt(
        "«%(record)s»: the commission has begun to vote on the candidate; he cannot be taken out any more. After the "
        "decision he may decline the appointment."
    ),
    "checklist_is_fixed": _lt(
        "«%(name)s»: admission is decided, the checklist cannot be changed. Take the decision back first."
    ),
    "nothing_to_tell": _lt("«%(record)s»: nothing is decided yet, or the candidate is told already."),
    "not_to_be_appointed": _lt("«%(record)s» has not won the competition, or is being appointed already."),
    "sheet_not_yours": _lt("A score sheet is filled in by its member alone, until it is handed in."),
    "points_outside_scale": _lt(
        "«%(record)s»: the mark %(points)s is outside the scale. Give a mark from 1 to %(scale)s."
    ),
    "score_without_reason": _lt("«%(record)s»: write why you give this mark."),
    "recused_scores": _lt("«%(record)s»: a member with a conflict of interest does not judge this candidate."),
    "absent_scores": _lt("«%(record)s»: only members present at the session hand in score sheets."),
    "no_ground": _lt(
        "«%(record)s»: an appointment needs a competition result, a place in the reserve, or the case of the law that "
        "allows it without a competition. Choose the ground."
    ),
    "not_a_winner": _lt("«%(record)s» has not won a competition for this post. Link the application that won."),
    "not_in_reserve": _lt("«%(record)s» has no valid place in the personnel reserve."),
    "reserve_of_other_post": _lt("The reserve of «%(record)s» is for another post."),
    "exception_without_basis": _lt(
        "«%(record)s»: name the case of art. 27 of the Law on the civil service that allows an appointment without a "
        "competition."
    ),
    "akims_own_post": _lt(
        "«%(record)s»: nobody is appointed to the post of the akim here: the akim is elected or appointed elsewhere."
    ),
    "another_person": _lt(
        "«%(record)s» is another person than the application, the place in the reserve or the card of the employee "
        "names. Appoint the one who was chosen."
    ),
    "post_is_contested": _lt(
        "«%(record)s»: a competition is running for this post. Wait for its end, or appoint its winner."
    ),
    "post_not_listed": _lt(
        "«%(record)s»: the post is not one of those that are filled without a competition (art. 27(7)): the staffing "
        "table does not name it as that of an adviser, assistant or press secretary."
    ),
    "exception_without_document": _lt(
        "«%(record)s»: link the registered document that proves the return to the service (art. 27(8))."
    ),
    "appoints_himself": _lt("«%(record)s»: nobody appoints himself. The order is signed by who acts for him."),
    "appointed_before_order": _lt(
        "«%(record)s» cannot take office on %(day)s, before the order is signed. Enter a later day."
    ),
    "signed_by_other_authority": _signed_by_other_authority,
    "authority_is_vacant": _authority_is_vacant,
    "no_agreement": _lt("«%(record)s»: the akim has not agreed to the candidate yet."),
    "agreement_by_akim": _lt("«%(record)s»: the akim himself agrees to the candidate for this post."),
    "no_proposal": _lt(
        "«%(record)s»: the post is filled on the proposal of the head of the office. Link the registered proposal."
    ),
    "minutes_not_approved": _lt(
        "«%(record)s»: the head of the office has not approved the minutes of the competition commission yet."
    ),
    "appointment_order_says_otherwise": _lt(
        "«%(record)s»: the text of the order says something else than the appointment. It must say: «%(phrase)s»"
    ),
    "order_papers_missing": _order_papers_missing,
    "position_not_vacant": _lt("«%(record)s»: the post is not vacant."),
    "order_exists": _lt("«%(record)s»: the order is prepared already."),
    "appointment_not_yours": _appointment_not_yours,
    "appointment_is_signed": _appointment_is_signed,
    "appointment_is_agreed": _appointment_is_agreed,
    "appointment_is_kept": _lt("«%(record)s» has an order or was agreed and cannot be deleted. Cancel it."),
    "appointment_not_begun": _lt("«%(record)s» takes office on %(day)s."),
    "reserve_without_order": _lt(
        "The place of «%(record)s» in the reserve has no order of the head. Link the signed and registered order."
    ),
    "place_begins_later": _lt("«%(record)s» cannot be in the reserve since %(day)s: that day has not come yet."),
    "place_is_fixed": _place_is_fixed,
    "place_is_kept": _lt("«%(record)s» stays in the register of the reserve. Remove the person with a reason."),
}
