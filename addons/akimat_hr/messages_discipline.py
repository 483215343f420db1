"""Sentences of refusals about disciplinary cases: what was refused, which case, what to do."""

from odoo.tools import LazyTranslate, format_date

_lt = LazyTranslate(__name__)

SEPARATOR = ", "


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


def _witnesses_missing(env, record, count, parties):
    if parties:
        return env._(
            "«%(record)s»: %(parties)s cannot be a witness in this case. Name %(count)s other people.",
            record=record.display_name,
            parties=SEPARATOR.join(parties),
            count=count,
        )
    return env._("«%(record)s»: name %(count)s witnesses of the refusal.", record=record.display_name, count=count)


SENTENCES = {
    "hr_only": _lt("«%(record)s»: this is done by the personnel service, and by nobody in his own case."),
    "case_settled": _lt(
        "«%(record)s» is opened: %(fields)s cannot be changed. Close the case with a reason and open another."
    ),
    "employee_without_post": _lt(
        "«%(record)s»: %(employee)s is on no post of the staffing table. Put him on his post first: the kind of "
        "servant and who may punish follow from it."
    ),
    "offence_has_case": _lt(
        "«%(record)s»: «%(other)s» is about the same day. One offence has one case; write how this one differs, from "
        "another source."
    ),
    "absent_now": _lt(
        "«%(record)s»: the employee is on leave, ill or on a trip until %(day)s; the case is heard and a sanction "
        "imposed afterwards."
    ),
    "opener_decides": _lt("«%(record)s»: who opened the case does not decide on it. Put it before another official."),
    "chair_is_party": _lt(
        "«%(record)s»: %(chair)s is a party to the case and cannot chair the session. Let another member chair it."
    ),
    "vote_has_begun": _lt(
        "«%(record)s»: what is voted on can be changed while the question is on the agenda, before the vote."
    ),
    "words_of_the_vote": _lt(
        "«%(record)s»: %(fields)s follow from the case or the application that is voted on. Put another proposal to "
        "the vote there."
    ),
    "case_is_kept": _lt("«%(record)s» is opened and cannot be deleted. Close it with a reason."),
    "case_is_over": _lt("«%(record)s»: the case is decided; its term is no longer counted."),
    "discovery_in_future": _lt(
        "«%(record)s»: the offence is discovered on %(day)s, a day that has not come yet. Correct the day."
    ),
    "no_explanation": _lt(
        "«%(record)s»: there is neither an explanation of the employee nor an act of refusal to give one. Take it "
        "first."
    ),
    "suspended_now": _suspended_now,
    "limitation_passed": _lt(
        "«%(record)s»: a sanction could be imposed until %(day)s; the term has passed. Close the case."
    ),
    "sanction_missing": _lt("«%(record)s»: choose the sanction that is proposed."),
    "sanction_not_allowed": _sanction_not_allowed,
    "no_lower_vacancy": _no_lower_vacancy,
    "demotion_first": _demotion_first,
    "not_repeated": _not_repeated,
    "other_commission": _other_commission,
    "commission_is_open": _lt("«%(record)s» is confidential: mark the commission «%(body)s» as a closed body first."),
    "session_over": _lt("«%(record)s»: the session «%(session)s» is over. Choose a coming one."),
    "session_decides": _lt(
        "«%(record)s» is on the agenda of the commission: it is taken back only when the session was cancelled or the "
        "question put off."
    ),
    "minutes_not_signed": _lt("«%(record)s»: the minutes of the session «%(session)s» are not signed yet."),
    "proposal_not_adopted": _lt("«%(record)s»: the commission did not adopt the proposal."),
    "commission_needed": _lt(
        "«%(record)s»: the employee is a civil servant. The case goes to the disciplinary commission."
    ),
    "decides_on_himself": _lt("«%(record)s»: nobody decides on his own case."),
    "discoverer_decides": _lt(
        "«%(record)s»: who discovered the offence does not decide on it alone. Put the case before another official."
    ),
    "personnel_decides": _lt(
        "«%(record)s»: %(user)s is of the personnel service, which prepares the case and does not sign the sanction."
    ),
    "no_authority": _lt("«%(record)s»: %(user)s may not impose a sanction on this post; that is for: %(authority)s."),
    "authority_vacant": _lt(
        "«%(record)s»: nobody holds the duty «%(authority)s», whose holder imposes the sanction. Enter the duty."
    ),
    "not_confirmed": _lt(
        "«%(record)s»: the proposal has not been approved by the head. The order follows its approval."
    ),
    "order_says_otherwise": _lt(
        "«%(record)s»: the text of the order says something else than was decided. It must say, and impose nothing "
        "else: «%(phrase)s»"
    ),
    "order_exists": _lt("«%(record)s» has the order «%(order)s»: one offence, one sanction."),
    "not_asked": _lt("«%(record)s»: nothing is asked now, or it is given already."),
    "text_missing": _lt("«%(record)s»: write the text of the explanation."),
    "explanation_term_runs": _lt(
        "«%(record)s»: the employee may explain himself until %(day)s. The act is drawn up afterwards."
    ),
    "witnesses_missing": _witnesses_missing,
    "suspension_without_paper": _lt(
        "«%(record)s»: enter the paper that proves the suspension (its number and date), or choose the document."
    ),
    "suspension_before_offence": _lt(
        "«%(record)s»: days before the offence (%(day)s) suspend nothing. Enter the days since."
    ),
    "suspension_not_begun": _lt("«%(record)s»: the suspension begins on %(day)s, a day that has not come yet."),
    "suspension_too_long": _lt(
        "«%(record)s»: its last day is more than %(days)s days ahead. Leave it empty while it runs, and enter it when "
        "it is known."
    ),
    "suspension_is_fixed": _lt(
        "«%(record)s» is counted in the term: only its last day can be changed. Do not count it and enter another."
    ),
    "suspension_counts": _lt("«%(record)s» is counted in the term and cannot be deleted. Reject it instead."),
}
