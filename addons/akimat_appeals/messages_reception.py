"""Sentences of refusals of personal reception: what was refused, which card, what to do."""

from odoo.tools import LazyTranslate, format_date

from odoo.addons.akimat_base import messages as base

_lt = LazyTranslate(__name__)


def role_names(env):
    """Names of the roles of the tables of reception."""
    return {
        "officer": env._("reception officer"),
        "host": env._("the leader who receives, or who substitutes him at receptions"),
    }


def _not_a_receiving_leader(env, record):
    return env._(
        "%(name)s holds no duty that receives citizens by schedule. Enter the duty, or choose another person.",
        name=record.leader_id.name,
    )


def _too_seldom(env, record, month, times):
    return env._(
        "«%(record)s»: in %(month)s there are fewer receptions than the law asks for (%(times)s a month). "
        "Add a day for this month.",
        record=record.display_name,
        month=format_date(env, month, date_format="MM.yyyy"),
        times=times,
    )


def _representative_without_entity(env, record):
    return env._(
        "«%(record)s»: a representative names the organisation and the ground of representation. Fill in both.",
        record=record.applicant_name,
    )


def _no_question(env, record):
    return env._("«%(record)s»: write the question with which the citizen comes.", record=record.applicant_name)


def _same_question(env, record):
    return env._(
        "%(name)s already stands on this day with the same question. Choose another day.", name=record.applicant_name
    )


def _prior_record_only(env, record):
    return env._(
        "%(name)s receives citizens by prior booking only. Choose a free place in the schedule.",
        name=record.leader_id.name,
    )


def _card_is_written(env, record, fields):
    return env._(
        "«%(record)s»: %(fields)s cannot be changed in the state «%(state)s».",
        record=record.display_name,
        fields=base.field_names(record, fields),
        state=base.state_name(record, record.state),
    )


def _too_many_open(env, record, limit):
    return env._(
        "%(name)s already has %(limit)s receptions ahead. Cancel one of them before asking for another.",
        name=record.applicant_name,
        limit=limit,
    )


SENTENCES = {
    "day_outside": _lt(
        "«%(record)s»: the reception day lies outside the quarter (%(first)s - %(last)s). Correct the day or the "
        "quarter."
    ),
    "schedule_in_force": _lt(
        "The schedule «%(record)s» has been decided upon: cancel it and make another instead of changing it."
    ),
    "not_a_receiving_leader": _not_a_receiving_leader,
    "quarter_began": _lt(
        "The schedule «%(record)s» is approved before the quarter begins (%(first)s). Say why it is approved later."
    ),
    "too_seldom": _too_seldom,
    "absence_too_late": _lt(
        "«%(record)s»: an absence is announced by %(day)s at the latest; later only because of illness."
    ),
    "representative_without_entity": _representative_without_entity,
    "no_question": _no_question,
    "wrong_iin": _lt("%(number)s is not an IIN: check the 12 digits."),
    "wrong_bin": _lt("%(number)s is not a BIN: check the 12 digits."),
    "no_defect": _lt("«%(record)s»: write what the citizen is to put right."),
    "no_place": _lt("«%(record)s»: choose a free place of the schedule."),
    "place_taken": _lt("«%(record)s»: this place has just been taken. Choose another one."),
    "place_past": _lt("«%(record)s»: this time has passed. Choose a place that is still ahead."),
    "place_by_booking": _lt("«%(record)s»: a place is given by the step of booking."),
    "accused_receives": _lt("«%(record)s» complains of the official who would receive. Choose another leader."),
    "accused_executes": _lt(
        "«%(record)s» complains of %(name)s, or of whom he acts for: the reception does not reach him. Choose another."
    ),
    "same_question": _same_question,
    "not_yet_time": _lt("«%(record)s»: the time of the reception has not come yet."),
    "no_leader": _lt("«%(record)s»: say who receives."),
    "prior_record_only": _prior_record_only,
    "card_is_written": _card_is_written,
    "no_result": _lt("«%(record)s»: the card has no mark on the question. Enter the result and what was said."),
    "task_goes_on_control": _lt(
        "«%(record)s»: a task without a mark of execution goes on control. Put it on control, or mark it executed."
    ),
    "no_task": _lt("«%(record)s»: write the task and who carries it out, and choose the result «Task given»."),
    "no_protocol": _lt(
        "«%(record)s»: the applicant has not been given the protocol yet. Sign it and hand it over first."
    ),
    "protocol_not_now": _lt(
        "«%(record)s»: the protocol is signed by the leader who received, when the card has its result, and then "
        "handed over by the reception officer."
    ),
    "too_many_open": _too_many_open,
}


def explain(env, record, refusal):
    """The sentence for ``refusal`` of ``record`` of personal reception, or False when it is not one of ours."""
    return base.explain(env, record, refusal, SENTENCES)
