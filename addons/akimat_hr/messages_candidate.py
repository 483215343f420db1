"""Sentences of refusals about candidates, score sheets and appointments: what was refused, whose, what to do."""

from odoo.tools import format_date

from odoo.addons.akimat_base.messages import field_names

SEPARATOR = ", "


def joined(names):
    """Names in a row, as a sentence lists them."""
    return SEPARATOR.join(names)


# The application


def _no_name(env, record):
    return env._("Write your surname, name and patronymic.")


def _wrong_iin(env, record, number):
    return env._("%(number)s is not an IIN: check the 12 digits.", number=number or "—")


def _position_not_offered(env, record):
    return env._("Choose one of the posts offered in the competition «%(record)s».", record=record.display_name)


def _not_announced_yet(env, record):
    return env._(
        "An application cannot have come before the announcement of «%(record)s». Correct the day.",
        record=record.display_name,
    )


def _received_in_future(env, record, day):
    return env._("An application cannot be received on %(day)s: that day has not come yet.", day=format_date(env, day))


def _not_receiving(env, record):
    return env._("«%(record)s» receives no applications.", record=record.display_name)


def _receipt_is_over(env, record, last_day):
    return env._(
        "Papers for «%(record)s» were received until %(day)s. An application that comes later is not considered.",
        record=record.display_name,
        day=format_date(env, last_day),
    )


def _no_consent(env, record):
    return env._("Without your consent to the processing of personal data the application cannot be considered.")


def _no_contact(env, record):
    return env._("Write your telephone or mail: we must be able to tell you the decision.")


def _file_format(env, record, name, allowed):
    return env._(
        "The file «%(name)s» is of a kind that is not accepted. Accepted: %(allowed)s.", name=name, allowed=allowed
    )


def _file_too_big(env, record, name, megabytes):
    return env._(
        "The file «%(name)s» is too big: at most %(megabytes)s megabytes are accepted.", name=name, megabytes=megabytes
    )


def _file_empty(env, record, name):
    return env._("The file «%(name)s» is empty. Choose it again.", name=name)


def _second_application(env, record):
    return env._(
        "A person with this IIN has already applied to «%(record)s». One application is considered.",
        record=record.display_name,
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


def _not_the_admission_stage(env, record):
    return env._(
        "«%(record)s»: candidates are admitted after the receipt of papers ends and before the interviews begin.",
        record=record.display_name,
    )


def _refusal_without_reason(env, record):
    return env._("«%(record)s»: write why the candidate is not admitted; he reads it.", record=record.display_name)


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


def _application_is_kept(env, record):
    return env._(
        "The application of «%(record)s» is kept; it can be withdrawn, not deleted.", record=record.display_name
    )


def _checklist_is_fixed(env, record):
    return env._(
        "«%(record)s»: admission is decided, the checklist cannot be changed. Take the decision back first.",
        record=record.display_name,
    )


def _nothing_to_tell(env, record):
    return env._("«%(record)s»: nothing is decided yet, or the candidate is told already.", record=record.display_name)


def _not_to_be_appointed(env, record):
    return env._("«%(record)s» has not won the competition, or is being appointed already.", record=record.display_name)


# The score sheet


def _sheet_not_yours(env, record):
    return env._("A score sheet is filled in by its member alone, until it is handed in.")


def _points_outside_scale(env, record, points, scale):
    return env._(
        "«%(record)s»: the mark %(points)s is outside the scale. Give a mark from 1 to %(scale)s.",
        record=record.display_name,
        points=points,
        scale=scale,
    )


def _score_without_reason(env, record):
    return env._("«%(record)s»: write why you give this mark.", record=record.display_name)


def _recused_scores(env, record):
    return env._(
        "«%(record)s»: a member with a conflict of interest does not judge this candidate.", record=record.display_name
    )


def _absent_scores(env, record):
    return env._("«%(record)s»: only members present at the session hand in score sheets.", record=record.display_name)


# The appointment


def _no_ground(env, record):
    return env._(
        "«%(record)s»: an appointment needs a competition result, a place in the reserve, or the case of the law that "
        "allows it without a competition. Choose the ground.",
        record=record.display_name,
    )


def _not_a_winner(env, record):
    return env._(
        "«%(record)s» has not won a competition for this post. Link the application that won.",
        record=record.display_name,
    )


def _not_in_reserve(env, record):
    return env._("«%(record)s» has no valid place in the personnel reserve.", record=record.display_name)


def _reserve_of_other_post(env, record):
    return env._("The reserve of «%(record)s» is for another post.", record=record.display_name)


def _exception_without_basis(env, record):
    return env._(
        "«%(record)s»: name the case of art. 27 of the Law on the civil service that allows an appointment without a "
        "competition.",
        record=record.display_name,
    )


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


def _no_agreement(env, record):
    return env._("«%(record)s»: the akim has not agreed to the candidate yet.", record=record.display_name)


def _agreement_by_akim(env, record):
    return env._("«%(record)s»: the akim himself agrees to the candidate for this post.", record=record.display_name)


def _no_proposal(env, record):
    return env._(
        "«%(record)s»: the post is filled on the proposal of the head of the office. Link the registered proposal.",
        record=record.display_name,
    )


def _minutes_not_approved(env, record):
    return env._(
        "«%(record)s»: the head of the office has not approved the minutes of the competition commission yet.",
        record=record.display_name,
    )


def _order_papers_missing(env, record, names):
    return env._(
        "«%(record)s»: the order cannot be signed without the papers: %(names)s.",
        record=record.display_name,
        names=joined(names),
    )


def _position_not_vacant(env, record):
    return env._("«%(record)s»: the post is not vacant.", record=record.display_name)


def _order_exists(env, record):
    return env._("«%(record)s»: the order is prepared already.", record=record.display_name)


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


def _appointment_is_kept(env, record):
    return env._(
        "«%(record)s» has an order or was agreed and cannot be deleted. Cancel it.", record=record.display_name
    )


def _appointment_not_begun(env, record, day):
    return env._("«%(record)s» takes office on %(day)s.", record=record.display_name, day=format_date(env, day))


# The reserve


def _place_is_fixed(env, record, names):
    return env._(
        "%(fields)s of «%(record)s» in the reserve cannot be changed. Remove the person with a reason and include him "
        "again.",
        record=record.display_name,
        fields=field_names(record, names),
    )


def _place_is_kept(env, record):
    return env._(
        "«%(record)s» stays in the register of the reserve. Remove the person with a reason.",
        record=record.display_name,
    )


SENTENCES = {
    function.__name__.removeprefix("_"): function
    for function in (
        _no_name,
        _wrong_iin,
        _position_not_offered,
        _not_announced_yet,
        _received_in_future,
        _not_receiving,
        _receipt_is_over,
        _no_consent,
        _no_contact,
        _file_format,
        _file_too_big,
        _file_empty,
        _second_application,
        _late,
        _checklist_open,
        _papers_missing,
        _not_the_admission_stage,
        _refusal_without_reason,
        _place_is_taken,
        _application_is_fixed,
        _application_is_kept,
        _checklist_is_fixed,
        _nothing_to_tell,
        _not_to_be_appointed,
        _sheet_not_yours,
        _points_outside_scale,
        _score_without_reason,
        _recused_scores,
        _absent_scores,
        _no_ground,
        _not_a_winner,
        _not_in_reserve,
        _reserve_of_other_post,
        _exception_without_basis,
        _signed_by_other_authority,
        _authority_is_vacant,
        _no_agreement,
        _agreement_by_akim,
        _no_proposal,
        _minutes_not_approved,
        _order_papers_missing,
        _position_not_vacant,
        _order_exists,
        _appointment_not_yours,
        _appointment_is_signed,
        _appointment_is_agreed,
        _appointment_is_kept,
        _appointment_not_begun,
        _place_is_fixed,
        _place_is_kept,
    )
}
