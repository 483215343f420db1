"""Putting the trace of a deadline into words; whole sentences for each variant."""

from datetime import date, timedelta

from odoo.tools import format_date

DAY = timedelta(days=1)


def explain(env, trace, citation, estimated=()):
    """One or more sentences that tell why the deadline is what it is.

    :param trace: dict stored by ``akimat.deadline.mixin``.
    :param citation: the act and its point in the reader's language.
    :param estimated: ISO days of the period that the calendar still only estimates.
    """
    if trace.get("given"):
        return _given(env, trace)
    parts = [_counted(env, trace, citation)]
    parts += _days_off(env, trace)
    if trace["paused_days"]:
        parts.append(env._("Suspended days that do not count: %(count)s.", count=trace["paused_days"]))
    if estimated:
        parts.append(
            env._(
                "The day off %(days)s is an estimate until it is confirmed: the date may still move.",
                days=", ".join(_day(env, day) for day in estimated),
            )
        )
    if moved := trace.get("recounted"):
        parts.append(
            env._(
                "Counted anew after a change of the working calendar (%(act)s); before: %(deadline)s.",
                act=moved["act"],
                deadline=_day(env, moved["before"]),
            )
        )
    if not trace.get("verified", True):
        parts.append(env._("The norm has not been verified against the act: check it."))
    return " ".join(parts)


def _given(env, trace):
    return env._(
        "Set to %(deadline)s: %(basis)s.",
        deadline=_day(env, trace["deadline"]),
        basis=(trace.get("basis") or env._("by decision of the leader")).rstrip("."),
    )


def _counted(env, trace, citation):
    facts = {
        "amount": abs(trace["amount"]),
        "start": _day(env, trace["start"]),
        "deadline": _day(env, trace["deadline"]),
        "citation": citation,
    }
    if trace["amount"] < 0:
        return _BEFORE[trace["unit"]](env, facts)
    if not trace["amount"]:
        return env._("On the day of the event, %(start)s (%(citation)s): %(deadline)s.", **facts)
    return _AFTER[trace["unit"], trace["start_rule"]](env, facts)


_BEFORE = {
    "working_day": lambda env, facts: env._(
        "%(amount)s working days before %(start)s (%(citation)s): %(deadline)s.", **facts
    ),
    "calendar_day": lambda env, facts: env._(
        "%(amount)s calendar days before %(start)s (%(citation)s): %(deadline)s.", **facts
    ),
    "month": lambda env, facts: env._("%(amount)s months before %(start)s (%(citation)s): %(deadline)s.", **facts),
}
_AFTER = {
    ("working_day", "next_day"): lambda env, facts: env._(
        "%(amount)s working days from the day after %(start)s (%(citation)s): %(deadline)s.", **facts
    ),
    ("working_day", "same_day"): lambda env, facts: env._(
        "%(amount)s working days, %(start)s included (%(citation)s): %(deadline)s.", **facts
    ),
    ("calendar_day", "next_day"): lambda env, facts: env._(
        "%(amount)s calendar days from the day after %(start)s (%(citation)s): %(deadline)s.", **facts
    ),
    ("calendar_day", "same_day"): lambda env, facts: env._(
        "%(amount)s calendar days, %(start)s included (%(citation)s): %(deadline)s.", **facts
    ),
    ("month", "next_day"): lambda env, facts: env._(
        "%(amount)s months from %(start)s, to the same date (%(citation)s): %(deadline)s.", **facts
    ),
    ("month", "same_day"): lambda env, facts: env._(
        "%(amount)s months from %(start)s, to the same date (%(citation)s): %(deadline)s.", **facts
    ),
}


def _days_off(env, trace):
    if trace["rolled_from"]:
        yield env._(
            "The last day, %(day)s, is a day off: moved to the next working day.", day=_day(env, trace["rolled_from"])
        )
    elif trace["skipped"]:
        yield env._("Days off that do not count: %(days)s.", days=", ".join(_ranges(trace["skipped"])))


def _ranges(skipped):
    """Days as text, neighbours joined: 21–25.03.

    >>> list(_ranges(["2026-03-21", "2026-03-22", "2026-03-28"]))
    ['21–22.03', '28.03']
    """
    days = [date.fromisoformat(day) for day in skipped]
    first = last = days[0]
    for day in [*days[1:], None]:
        if day and day - last == DAY:
            last = day
            continue
        yield _range(first, last)
        first = last = day


def _range(first, last):
    if first == last:
        return f"{first:%d.%m}"
    return f"{first:%d}–{last:%d.%m}" if first.month == last.month else f"{first:%d.%m}–{last:%d.%m}"


def _day(env, iso):
    return format_date(env, date.fromisoformat(iso))
