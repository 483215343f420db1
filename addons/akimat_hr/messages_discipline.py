"""Sentences of refusals about disciplinary cases: what was refused, which case, what to do."""

from odoo.tools import format_date

from odoo.addons.akimat_base.messages import field_names

SEPARATOR = ", "


def _hr_only(env, record):
    return env._(
        "«%(record)s»: this is done by the personnel service, and by nobody in his own case.",
        record=record.display_name,
    )


def _case_settled(env, record, fields):
    return env._(
        "«%(record)s» is opened: %(fields)s cannot be changed. Close the case with a reason and open another.",
        record=record.display_name,
        fields=field_names(record, fields),
    )


def _case_is_kept(env, record):
    return env._("«%(record)s» is opened and cannot be deleted. Close it with a reason.", record=record.display_name)


def _case_is_over(env, record):
    return env._("«%(record)s»: the case is decided; its term is no longer counted.", record=record.display_name)


def _discovery_in_future(env, record, day):
    return env._(
        "«%(record)s»: the offence is discovered on %(day)s, a day that has not come yet. Correct the day.",
        record=record.display_name,
        day=format_date(env, day),
    )


def _no_explanation(env, record):
    return env._(
        "«%(record)s»: there is neither an explanation of the employee nor an act of refusal to give one. "
        "Take it first.",
        record=record.display_name,
    )


def _suspended_now(env, record, day):
    if not day:
        return env._(
            "«%(record)s»: the term is suspended now; the case is heard and a sanction imposed when the suspension "
            "ends.",
            record=record.display_name,
        )
    return env._(
        "«%(record)s»: the term is suspended until %(day)s; the case is heard and a sanction imposed afterwards.",
        record=record.display_name,
        day=format_date(env, day),
    )


def _limitation_passed(env, record, day):
    return env._(
        "«%(record)s»: a sanction could be imposed until %(day)s; the term has passed. Close the case.",
        record=record.display_name,
        day=format_date(env, day),
    )


def _sanction_missing(env, record):
    return env._("«%(record)s»: choose the sanction that is proposed.", record=record.display_name)


def _sanction_not_allowed(env, record, sanction, allowed):
    return env._(
        "«%(record)s»: the sanction «%(sanction)s» is not allowed for this servant and ground. Allowed: %(allowed)s.",
        record=record.display_name,
        sanction=sanction,
        allowed=SEPARATOR.join(allowed) or "—",
    )


def _no_lower_vacancy(env, record, sanction, allowed):
    return env._(
        "«%(record)s»: «%(sanction)s» needs a vacant lower post. Choose the post, or another sanction: %(allowed)s.",
        record=record.display_name,
        sanction=sanction,
        allowed=SEPARATOR.join(allowed) or "—",
    )


def _demotion_first(env, record, sanction, allowed):
    return env._(
        "«%(record)s»: «%(sanction)s» is imposed only where no lower post is vacant. Allowed: %(allowed)s.",
        record=record.display_name,
        sanction=sanction,
        allowed=SEPARATOR.join(allowed) or "—",
    )


def _not_repeated(env, record, sanction, allowed):
    return env._(
        "«%(record)s»: «%(sanction)s» is imposed only for repeated misconduct. Allowed: %(allowed)s.",
        record=record.display_name,
        sanction=sanction,
        allowed=SEPARATOR.join(allowed) or "—",
    )


def _other_commission(env, record, body):
    return env._(
        "«%(record)s» is heard by the disciplinary commission (%(body)s): choose its session.",
        record=record.display_name,
        body=body or "—",
    )


def _commission_is_open(env, record, body):
    return env._(
        "«%(record)s» is confidential: mark the commission «%(body)s» as a closed body first.",
        record=record.display_name,
        body=body,
    )


def _session_over(env, record, session):
    return env._(
        "«%(record)s»: the session «%(session)s» is over. Choose a coming one.",
        record=record.display_name,
        session=session,
    )


def _session_decides(env, record):
    return env._(
        "«%(record)s» is on the agenda of the commission: it is taken back only when the session was cancelled or "
        "the question put off.",
        record=record.display_name,
    )


def _minutes_not_signed(env, record, session):
    return env._(
        "«%(record)s»: the minutes of the session «%(session)s» are not signed yet.",
        record=record.display_name,
        session=session,
    )


def _proposal_not_adopted(env, record):
    return env._("«%(record)s»: the commission did not adopt the proposal.", record=record.display_name)


def _commission_needed(env, record):
    return env._(
        "«%(record)s»: the employee is a civil servant. The case goes to the disciplinary commission.",
        record=record.display_name,
    )


def _decides_on_himself(env, record):
    return env._("«%(record)s»: nobody decides on his own case.", record=record.display_name)


def _discoverer_decides(env, record):
    return env._(
        "«%(record)s»: who discovered the offence does not decide on it alone. Put the case before another official.",
        record=record.display_name,
    )


def _personnel_decides(env, record, user):
    return env._(
        "«%(record)s»: %(user)s is of the personnel service, which prepares the case and does not sign the sanction.",
        record=record.display_name,
        user=user,
    )


def _no_authority(env, record, user, authority):
    return env._(
        "«%(record)s»: %(user)s may not impose a sanction on this post; that is for: %(authority)s.",
        record=record.display_name,
        user=user,
        authority=authority,
    )


def _authority_vacant(env, record, authority):
    return env._(
        "«%(record)s»: nobody holds the duty «%(authority)s», whose holder imposes the sanction. Enter the duty.",
        record=record.display_name,
        authority=authority,
    )


def _not_confirmed(env, record):
    return env._(
        "«%(record)s»: the proposal has not been approved by the head. The order follows its approval.",
        record=record.display_name,
    )


def _order_exists(env, record, order):
    return env._(
        "«%(record)s» has the order «%(order)s»: one offence, one sanction.", record=record.display_name, order=order
    )


def _not_asked(env, record):
    return env._("«%(record)s»: nothing is asked now, or it is given already.", record=record.display_name)


def _text_missing(env, record):
    return env._("«%(record)s»: write the text of the explanation.", record=record.display_name)


def _explanation_term_runs(env, record, day):
    return env._(
        "«%(record)s»: the employee may explain himself until %(day)s. The act is drawn up afterwards.",
        record=record.display_name,
        day=format_date(env, day),
    )


def _witnesses_missing(env, record, count, parties):
    if parties:
        return env._(
            "«%(record)s»: %(parties)s cannot be a witness in this case. Name %(count)s other people.",
            record=record.display_name,
            parties=SEPARATOR.join(parties),
            count=count,
        )
    return env._("«%(record)s»: name %(count)s witnesses of the refusal.", record=record.display_name, count=count)


def _suspension_without_paper(env, record):
    return env._(
        "«%(record)s»: enter the paper that proves the suspension (its number and date), or choose the document.",
        record=record.display_name,
    )


def _suspension_is_fixed(env, record):
    return env._(
        "«%(record)s» is counted in the term: only its last day can be changed. Do not count it and enter another.",
        record=record.display_name,
    )


def _suspension_counts(env, record):
    return env._(
        "«%(record)s» is counted in the term and cannot be deleted. Reject it instead.", record=record.display_name
    )


SENTENCES = {
    "hr_only": _hr_only,
    "case_settled": _case_settled,
    "case_is_kept": _case_is_kept,
    "case_is_over": _case_is_over,
    "discovery_in_future": _discovery_in_future,
    "no_explanation": _no_explanation,
    "suspended_now": _suspended_now,
    "limitation_passed": _limitation_passed,
    "sanction_missing": _sanction_missing,
    "sanction_not_allowed": _sanction_not_allowed,
    "no_lower_vacancy": _no_lower_vacancy,
    "demotion_first": _demotion_first,
    "not_repeated": _not_repeated,
    "other_commission": _other_commission,
    "commission_is_open": _commission_is_open,
    "session_over": _session_over,
    "session_decides": _session_decides,
    "minutes_not_signed": _minutes_not_signed,
    "proposal_not_adopted": _proposal_not_adopted,
    "commission_needed": _commission_needed,
    "decides_on_himself": _decides_on_himself,
    "discoverer_decides": _discoverer_decides,
    "personnel_decides": _personnel_decides,
    "no_authority": _no_authority,
    "authority_vacant": _authority_vacant,
    "not_confirmed": _not_confirmed,
    "order_exists": _order_exists,
    "not_asked": _not_asked,
    "text_missing": _text_missing,
    "explanation_term_runs": _explanation_term_runs,
    "witnesses_missing": _witnesses_missing,
    "suspension_without_paper": _suspension_without_paper,
    "suspension_is_fixed": _suspension_is_fixed,
    "suspension_counts": _suspension_counts,
}
