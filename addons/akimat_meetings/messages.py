"""Sentences of refusals about bodies and sessions: what was refused, which record, what to do."""

from odoo.tools import LazyTranslate

from odoo.addons.akimat_base import messages as base_messages

_lt = LazyTranslate(__name__)

SEPARATOR = ", "


def _listed(names):
    return SEPARATOR.join(names)


def _labels(record, model, field, keys):
    """Names of selection values in the reader's language."""
    names = dict(record.env[model]._fields[field]._description_selection(record.env))
    return _listed(names[key] for key in names if key in keys)


def _body_without_officers(env, record, roles):
    return env._(
        "«%(record)s» cannot work without: %(roles)s. Add them to the composition.",
        record=record.display_name,
        roles=_labels(record, "akimat.body.member", "role", roles),
    )


def _attendance_not_marked(env, record, names):
    return env._(
        "«%(record)s» cannot begin: the attendance is not marked. Mark as present or absent: %(names)s.",
        record=record.display_name,
        names=_listed(names),
    )


def _absence_without_reason(env, record, names):
    return env._(
        "«%(record)s» cannot begin: write the reason of absence of %(names)s.",
        record=record.display_name,
        names=_listed(names),
    )


def _no_quorum(env, record, present, total, needed, absent):
    return env._(
        "«%(record)s» has no quorum: %(present)s of %(total)s members with a vote are present, %(needed)s are needed. "
        "Absent: %(absent)s. Wait for them, or cancel the session and call another.",
        record=record.display_name,
        present=present,
        total=total,
        needed=needed,
        absent=_listed(absent),
    )


def _items_undecided(env, record, names):
    return env._(
        "«%(record)s» has questions without a result: %(names)s. Vote on them, take note of them or put them off.",
        record=record.display_name,
        names=_listed(names),
    )


def _items_without_decision(env, record, names):
    return env._(
        "«%(record)s» has questions without a written decision: %(names)s. Write what was decided on each.",
        record=record.display_name,
        names=_listed(names),
    )


def _points_incomplete(env, record, names):
    return env._(
        "«%(record)s» has points without an executor or a term: %(names)s. Fill them in.",
        record=record.display_name,
        names=_listed(names),
    )


SENTENCES = {
    "working_group_without_term": _lt("«%(record)s» is a working group: enter until when it works."),
    "body_without_officers": _body_without_officers,
    "body_without_basis": _lt(
        "«%(record)s» has no founding act. Choose the document or write down by what act the body was formed."
    ),
    "body_is_kept": _lt("«%(record)s» has worked and is not deleted. Dissolve it instead."),
    "body_is_dissolved": _lt("«%(record)s» is dissolved: its composition does not change any more."),
    "second_officer": _lt("«%(record)s» already has for this time: %(other)s. End that row before the other begins."),
    "composition_without_basis": _lt(
        "«%(record)s» already works: write the act that changes its composition beside %(member)s."
    ),
    "member_is_kept": _lt(
        "%(member)s: the row of a working body «%(record)s» is not rewritten or deleted. Enter its last day and the "
        "act, and add a new row."
    ),
    "not_the_secretary": _lt(
        "«%(record)s» is prepared by the secretary and the chair of the body. Ask them to make this change."
    ),
    "session_locked": _lt(
        "«%(record)s» has minutes or is cancelled: it does not change any more. While the minutes are a draft, the "
        "secretary may return the session to its decisions."
    ),
    "session_is_called": _lt(
        "«%(record)s» is already called: %(fields)s cannot change. Cancel the session and plan another."
    ),
    "session_is_held": _lt("«%(record)s» is already held: %(fields)s cannot change."),
    "session_is_kept": _lt("«%(record)s» was called and is not deleted. Cancel it with a reason instead."),
    "session_incomplete": _lt("«%(record)s» is not complete. Fill in: %(fields)s."),
    "body_not_active": _lt(
        "«%(record)s» cannot meet: the composition of «%(body)s» is not in force. Ask the akim, a deputy or the head "
        "of the office to approve it."
    ),
    "body_term_over": _lt(
        "«%(record)s» is later than «%(body)s» works: until %(day)s. Extend the term of the body or choose an earlier "
        "day."
    ),
    "chair_is_no_leader": _lt(
        "«%(record)s» is led by the akim, a deputy or whoever acts for them; %(user)s holds no such duty on that day. "
        "Choose another chair."
    ),
    "chair_is_no_member": _lt(
        "%(user)s cannot preside over «%(record)s»: he is not among its members with a vote. Choose another chair."
    ),
    "chair_is_absent": _lt(
        "«%(record)s» cannot begin: %(user)s, who presides, is not present. Mark him or choose who presides instead."
    ),
    "agenda_empty": _lt("«%(record)s» has no agenda. Add at least one question."),
    "attendance_not_marked": _attendance_not_marked,
    "absence_without_reason": _absence_without_reason,
    "no_quorum": _no_quorum,
    "items_undecided": _items_undecided,
    "items_without_decision": _items_without_decision,
    "points_incomplete": _points_incomplete,
    "minutes_in_work": _lt("The minutes of «%(record)s» are on approval or signed. Return them to their author first."),
    "minutes_not_signed": _lt(
        "The minutes of «%(record)s» are not signed yet. They need the visa of the head of the unit and the signature "
        "of whoever presided."
    ),
    "minutes_before_session": _lt(
        "«%(record)s» cannot be dated before the session of %(day)s. Clear the date of registration or enter a later "
        "one."
    ),
    "signatory_did_not_preside": _lt(
        "%(user)s cannot sign «%(record)s»: %(chair)s presided over the session and signs its minutes."
    ),
    "substitute_missing": _lt("«%(record)s»: choose who sits for %(name)s."),
    "substitutes_not_allowed": _lt(
        "«%(record)s»: %(name)s cannot be substituted, «%(body)s» decides by its members in person. Mark him as absent "
        "with the reason."
    ),
    "substitute_without_authority": _lt("«%(record)s»: write by what authority %(name)s takes part."),
    "substitute_is_there": _lt("«%(record)s»: %(name)s already takes part and cannot sit for another."),
    "member_in_attendance": _lt(
        "%(name)s is a member: the line stays in the attendance of «%(record)s». Mark him as absent with the reason."
    ),
    "vote_is_open": _lt(
        "%(name)s has a ballot in an open vote of «%(record)s». Close the vote before the attendance changes."
    ),
    "point_before_session": _lt(
        "«%(record)s»: the term %(deadline)s of a point is before the session (%(day)s). Enter a later day."
    ),
    "lead_is_co_executor": _lt(
        "«%(record)s»: %(name)s is both executor and co-executor of a point. Leave him in one place."
    ),
}


def explain(env, record, refusal):
    """The sentence for ``refusal`` of ``record``: ours, else False."""
    return base_messages.explain(env, record, refusal, SENTENCES)
