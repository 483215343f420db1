"""Sentences of refusals about bodies and sessions: what was refused, which record, what to do."""

from odoo.tools import format_date

from odoo.addons.akimat_base import messages as base_messages
from odoo.addons.akimat_base.messages import field_names

SEPARATOR = ", "


def _listed(names):
    return SEPARATOR.join(names)


def _labels(record, model, field, keys):
    """Names of selection values in the reader's language."""
    names = dict(record.env[model]._fields[field]._description_selection(record.env))
    return _listed(names[key] for key in names if key in keys)


def _working_group_without_term(env, record):
    return env._(
        "«%(record)s» is a working group: enter until when it works.",
        record=record.display_name,
    )


def _body_without_officers(env, record, roles):
    return env._(
        "«%(record)s» cannot work without: %(roles)s. Add them to the composition.",
        record=record.display_name,
        roles=_labels(record, "akimat.body.member", "role", roles),
    )


def _body_without_basis(env, record):
    return env._(
        "«%(record)s» has no founding act. Choose the document or write down by what act the body was formed.",
        record=record.display_name,
    )


def _body_is_kept(env, record):
    return env._(
        "«%(record)s» has worked and is not deleted. Dissolve it instead.",
        record=record.display_name,
    )


def _body_is_dissolved(env, record):
    return env._(
        "«%(record)s» is dissolved: its composition does not change any more.",
        record=record.display_name,
    )


def _second_officer(env, record, role, other):
    return env._(
        "«%(record)s» already has for this time: %(other)s. End that row before the other begins.",
        record=record.display_name,
        other=other,
    )


def _composition_without_basis(env, record, member):
    return env._(
        "«%(record)s» already works: write the act that changes its composition beside %(member)s.",
        record=record.display_name,
        member=member,
    )


def _member_is_kept(env, record, member):
    return env._(
        "%(member)s: the row of a working body «%(record)s» is not rewritten or deleted. "
        "Enter its last day and the act, and add a new row.",
        record=record.display_name,
        member=member,
    )


def _not_the_secretary(env, record):
    return env._(
        "«%(record)s» is prepared by the secretary and the chair of the body. Ask them to make this change.",
        record=record.display_name or record._description,
    )


def _session_locked(env, record):
    return env._(
        "«%(record)s» has minutes or is cancelled: it does not change any more. "
        "While the minutes are a draft, the secretary may return the session to its decisions.",
        record=record.display_name,
    )


def _session_is_called(env, record, fields):
    return env._(
        "«%(record)s» is already called: %(fields)s cannot change. Cancel the session and plan another.",
        record=record.display_name,
        fields=field_names(record, fields),
    )


def _session_is_held(env, record, fields):
    return env._(
        "«%(record)s» is already held: %(fields)s cannot change.",
        record=record.display_name,
        fields=field_names(record, fields),
    )


def _session_is_kept(env, record):
    return env._(
        "«%(record)s» was called and is not deleted. Cancel it with a reason instead.",
        record=record.display_name,
    )


def _session_incomplete(env, record, fields):
    return env._(
        "«%(record)s» is not complete. Fill in: %(fields)s.",
        record=record.display_name,
        fields=field_names(record, fields),
    )


def _body_not_active(env, record, body):
    return env._(
        "«%(record)s» cannot meet: the composition of «%(body)s» is not in force. "
        "Ask the akim, a deputy or the head of the office to approve it.",
        record=record.display_name,
        body=body,
    )


def _body_term_over(env, record, body, day):
    return env._(
        "«%(record)s» is later than «%(body)s» works: until %(day)s. "
        "Extend the term of the body or choose an earlier day.",
        record=record.display_name,
        body=body,
        day=format_date(env, day),
    )


def _chair_is_no_leader(env, record, user):
    return env._(
        "«%(record)s» is led by the akim, a deputy or whoever acts for them; %(user)s holds no such duty on that day. "
        "Choose another chair.",
        record=record.display_name,
        user=user,
    )


def _chair_is_no_member(env, record, user):
    return env._(
        "%(user)s cannot preside over «%(record)s»: he is not among its members with a vote. Choose another chair.",
        record=record.display_name,
        user=user,
    )


def _chair_is_absent(env, record, user):
    return env._(
        "«%(record)s» cannot begin: %(user)s, who presides, is not present. Mark him or choose who presides instead.",
        record=record.display_name,
        user=user,
    )


def _agenda_empty(env, record):
    return env._("«%(record)s» has no agenda. Add at least one question.", record=record.display_name)


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


def _minutes_in_work(env, record):
    return env._(
        "The minutes of «%(record)s» are on approval or signed. Return them to their author first.",
        record=record.display_name,
    )


def _minutes_not_signed(env, record):
    return env._(
        "The minutes of «%(record)s» are not signed yet. They need the visa of the head of the unit "
        "and the signature of whoever presided.",
        record=record.display_name,
    )


def _minutes_before_session(env, record, day):
    return env._(
        "«%(record)s» cannot be dated before the session of %(day)s. "
        "Clear the date of registration or enter a later one.",
        record=record.display_name,
        day=format_date(env, day),
    )


def _signatory_did_not_preside(env, record, user, chair):
    return env._(
        "%(user)s cannot sign «%(record)s»: %(chair)s presided over the session and signs its minutes.",
        record=record.display_name,
        user=user,
        chair=chair,
    )


def _substitute_missing(env, record, name):
    return env._("«%(record)s»: choose who sits for %(name)s.", record=record.display_name, name=name)


def _substitutes_not_allowed(env, record, name, body):
    return env._(
        "«%(record)s»: %(name)s cannot be substituted, «%(body)s» decides by its members in person. "
        "Mark him as absent with the reason.",
        record=record.display_name,
        name=name,
        body=body,
    )


def _substitute_without_authority(env, record, name):
    return env._("«%(record)s»: write by what authority %(name)s takes part.", record=record.display_name, name=name)


def _substitute_is_there(env, record, name):
    return env._(
        "«%(record)s»: %(name)s already takes part and cannot sit for another.",
        record=record.display_name,
        name=name,
    )


def _member_in_attendance(env, record, name):
    return env._(
        "%(name)s is a member: the line stays in the attendance of «%(record)s». Mark him as absent with the reason.",
        record=record.display_name,
        name=name,
    )


def _vote_is_open(env, record, name):
    return env._(
        "%(name)s has a ballot in an open vote of «%(record)s». Close the vote before the attendance changes.",
        record=record.display_name,
        name=name,
    )


def _point_before_session(env, record, deadline, day):
    return env._(
        "«%(record)s»: the term %(deadline)s of a point is before the session (%(day)s). Enter a later day.",
        record=record.display_name,
        deadline=format_date(env, deadline),
        day=format_date(env, day),
    )


def _lead_is_co_executor(env, record, name):
    return env._(
        "«%(record)s»: %(name)s is both executor and co-executor of a point. Leave him in one place.",
        record=record.display_name,
        name=name,
    )


SENTENCES = {
    function.__name__.removeprefix("_"): function
    for function in (
        _working_group_without_term,
        _body_without_officers,
        _body_without_basis,
        _body_is_kept,
        _body_is_dissolved,
        _second_officer,
        _composition_without_basis,
        _member_is_kept,
        _not_the_secretary,
        _session_locked,
        _session_is_called,
        _session_is_held,
        _session_is_kept,
        _session_incomplete,
        _body_not_active,
        _body_term_over,
        _chair_is_no_leader,
        _chair_is_no_member,
        _chair_is_absent,
        _agenda_empty,
        _attendance_not_marked,
        _absence_without_reason,
        _no_quorum,
        _items_undecided,
        _items_without_decision,
        _points_incomplete,
        _minutes_in_work,
        _minutes_not_signed,
        _minutes_before_session,
        _signatory_did_not_preside,
        _substitute_missing,
        _substitutes_not_allowed,
        _substitute_without_authority,
        _substitute_is_there,
        _member_in_attendance,
        _vote_is_open,
        _point_before_session,
        _lead_is_co_executor,
    )
}


def explain(env, record, refusal):
    """The sentence for ``refusal`` of ``record``: ours, else False."""
    return base_messages.explain(env, record, refusal, SENTENCES)
