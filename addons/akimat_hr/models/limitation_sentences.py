"""Putting the term of a sanction into words: each term, each suspension, what decides; whole sentences."""

from datetime import date

from odoo.tools import format_date

from ..domain.limitation import CLOSING, COMMISSION, DISCOVERY


def explain(env, trace, citations, kinds):
    """Lines that tell day by day why the last day is what it is.

    :param trace: ``Limitation.as_data()``.
    :param citations: norm id → the act and its point in the reader's language.
    :param kinds: kind of suspension → its label in the reader's language.
    :return: list of sentences.
    """
    lines = []
    for term in trace["terms"]:
        lines.append(_BASE[term["event"]](env, _facts(env, term, citations)))
        lines += [_step(env, step, kinds) for step in term["steps"]]
    lines.append(_DECIDING[trace["deciding"]](env, {"end": _day(env, trace["end"])}))
    return lines


def _facts(env, term, citations):
    return {
        "amount": term["amount"],
        "start": _day(env, term["start"]),
        "end": _day(env, term["base_end"]),
        "citation": citations.get(term["norm_id"]) or term["code"],
    }


_BASE = {
    DISCOVERY: lambda env, facts: env._(
        "%(amount)s months from the discovery on %(start)s (%(citation)s): until %(end)s.", **facts
    ),
    CLOSING: lambda env, facts: env._(
        "%(amount)s months from the closing of the proceedings on %(start)s (%(citation)s): until %(end)s.", **facts
    ),
    COMMISSION: lambda env, facts: env._(
        "%(amount)s months from the commission on %(start)s (%(citation)s): until %(end)s.", **facts
    ),
}
_DECIDING = {
    DISCOVERY: lambda env, facts: env._(
        "The term from the discovery ends earlier: the sanction may be imposed until %(end)s.", **facts
    ),
    CLOSING: lambda env, facts: env._(
        "The term from the closing of the proceedings ends earlier: the sanction may be imposed until %(end)s.", **facts
    ),
    COMMISSION: lambda env, facts: env._(
        "The term from the commission ends earlier: the sanction may be imposed until %(end)s.", **facts
    ),
}


def _step(env, step, kinds):
    facts = {
        "kind": kinds.get(step["kind"], step["kind"]),
        "first": _day(env, step["first"]),
        "last": _day(env, step["last"]),
        "days": step["days"],
        "end": _day(env, step["end"]),
    }
    if not step["days"]:
        return env._("— %(kind)s, %(first)s – %(last)s: outside the term, nothing moves (%(end)s).", **facts)
    if step["running"]:
        return env._(
            "— %(kind)s, since %(first)s, still runs: %(days)s days up to %(last)s do not count, until %(end)s.",
            **facts,
        )
    return env._("— %(kind)s, %(first)s – %(last)s: %(days)s days do not count, until %(end)s.", **facts)


def _day(env, iso):
    return format_date(env, date.fromisoformat(iso))
