"""Sentences of refusals of personal reception: what was refused, which card, what to do."""

from odoo.tools import format_date

from odoo.addons.akimat_base import messages as base


def role_names(env):
    """Names of the roles of the tables of reception."""
    return {
        "officer": env._("reception officer"),
        "host": env._("the leader who receives, or who substitutes him at receptions"),
    }


def _day_outside(env, record, first, last):
    return env._(
        "«%(record)s»: the reception day lies outside the quarter (%(first)s - %(last)s). "
        "Correct the day or the quarter.",
        record=record.display_name,
        first=format_date(env, first),
        last=format_date(env, last),
    )


def _schedule_in_force(env, record):
    return env._(
        "The schedule «%(record)s» has been decided upon: cancel it and make another instead of changing it.",
        record=record.display_name,
    )


def _not_a_receiving_leader(env, record):
    return env._(
        "%(name)s holds no duty that receives citizens by schedule. Enter the duty, or choose another person.",
        name=record.leader_id.name,
    )


def _quarter_began(env, record, first):
    return env._(
        "The schedule «%(record)s» is approved before the quarter begins (%(first)s). Say why it is approved later.",
        record=record.display_name,
        first=format_date(env, first),
    )


def _too_seldom(env, record, month, times):
    return env._(
        "«%(record)s»: in %(month)s there are fewer receptions than the law asks for (%(times)s a month). "
        "Add a day for this month.",
        record=record.display_name,
        month=format_date(env, month, date_format="MM.yyyy"),
        times=times,
    )


def _absence_too_late(env, record, day):
    return env._(
        "«%(record)s»: an absence is announced by %(day)s at the latest; later only because of illness.",
        record=record.display_name,
        day=format_date(env, day),
    )


def _representative_without_entity(env, record):
    return env._(
        "«%(record)s»: a representative names the organisation and the ground of representation. Fill in both.",
        record=record.applicant_name,
    )


def _no_question(env, record):
    return env._("«%(record)s»: write the question with which the citizen comes.", record=record.applicant_name)


def _wrong_iin(env, record, number):
    return env._("%(number)s is not an IIN: check the 12 digits.", number=number)


def _wrong_bin(env, record, number):
    return env._("%(number)s is not a BIN: check the 12 digits.", number=number)


def _no_defect(env, record):
    return env._("«%(record)s»: write what the citizen is to put right.", record=record.display_name)


def _no_place(env, record):
    return env._("«%(record)s»: choose a free place of the schedule.", record=record.display_name)


def _place_taken(env, record):
    return env._("«%(record)s»: this place has just been taken. Choose another one.", record=record.display_name)


def _place_past(env, record):
    return env._("«%(record)s»: this time has passed. Choose a place that is still ahead.", record=record.display_name)


def _place_by_booking(env, record):
    return env._("«%(record)s»: a place is given by the step of booking.", record=record.display_name)


def _accused_receives(env, record):
    return env._(
        "«%(record)s» complains of the official who would receive. Choose another leader.", record=record.display_name
    )


def _accused_executes(env, record, name):
    return env._(
        "«%(record)s» complains of %(name)s: choose another executor of the task.",
        record=record.display_name,
        name=name,
    )


def _same_question(env, record):
    return env._(
        "%(name)s already stands on this day with the same question. Choose another day.", name=record.applicant_name
    )


def _not_yet_time(env, record):
    return env._("«%(record)s»: the time of the reception has not come yet.", record=record.display_name)


def _no_leader(env, record):
    return env._("«%(record)s»: say who receives.", record=record.display_name)


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


def _no_result(env, record):
    return env._(
        "«%(record)s»: the card has no mark on the question. Enter the result and what was said.",
        record=record.display_name,
    )


def _task_goes_on_control(env, record):
    return env._(
        "«%(record)s»: a task without a mark of execution goes on control. Put it on control, or mark it executed.",
        record=record.display_name,
    )


def _no_task(env, record):
    return env._(
        "«%(record)s»: write the task and who carries it out, and choose the result «Task given».",
        record=record.display_name,
    )


def _no_protocol(env, record):
    return env._(
        "«%(record)s»: the applicant has not been given the protocol yet. Sign it and hand it over first.",
        record=record.display_name,
    )


def _protocol_not_now(env, record):
    return env._(
        "«%(record)s»: the protocol is signed by the leader who received, when the card has its result, "
        "and then handed over by the reception officer.",
        record=record.display_name,
    )


def _too_many_open(env, record, limit):
    return env._(
        "%(name)s already has %(limit)s receptions ahead. Cancel one of them before asking for another.",
        name=record.applicant_name,
        limit=limit,
    )


SENTENCES = {
    "day_outside": _day_outside,
    "schedule_in_force": _schedule_in_force,
    "not_a_receiving_leader": _not_a_receiving_leader,
    "quarter_began": _quarter_began,
    "too_seldom": _too_seldom,
    "absence_too_late": _absence_too_late,
    "representative_without_entity": _representative_without_entity,
    "no_question": _no_question,
    "wrong_iin": _wrong_iin,
    "wrong_bin": _wrong_bin,
    "no_defect": _no_defect,
    "no_place": _no_place,
    "place_taken": _place_taken,
    "place_past": _place_past,
    "place_by_booking": _place_by_booking,
    "accused_receives": _accused_receives,
    "accused_executes": _accused_executes,
    "same_question": _same_question,
    "not_yet_time": _not_yet_time,
    "no_leader": _no_leader,
    "prior_record_only": _prior_record_only,
    "card_is_written": _card_is_written,
    "no_result": _no_result,
    "task_goes_on_control": _task_goes_on_control,
    "no_task": _no_task,
    "no_protocol": _no_protocol,
    "protocol_not_now": _protocol_not_now,
    "too_many_open": _too_many_open,
}


def explain(env, record, refusal):
    """The sentence for ``refusal`` of ``record`` of personal reception, or False when it is not one of ours."""
    return base.explain(env, record, refusal, SENTENCES)
