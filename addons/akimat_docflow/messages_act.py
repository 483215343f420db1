"""Sentences of refusals on the way of an act after its signing."""

from odoo.tools import format_date

from odoo.addons.akimat_base import messages


def _step(env, line):
    return dict(line._fields["step"]._description_selection(env))[line.step]


def _not_a_publisher(env, line):
    return env._(
        "«%(step)s» is entered by the lawyers, the press secretary or the general department, not by you.",
        step=_step(env, line),
    )


def _day_missing(env, line):
    return env._("«%(step)s»: enter the day on which it was done.", step=_step(env, line))


def _day_in_future(env, line, day):
    return env._(
        "«%(step)s»: %(day)s has not come yet. Enter today or an earlier day.",
        step=_step(env, line),
        day=format_date(env, day),
    )


def _before_signing(env, line, day):
    return env._(
        "«%(step)s»: on %(day)s the act was not signed yet (%(signed)s). Enter a later day.",
        step=_step(env, line),
        day=format_date(env, day),
        signed=format_date(env, line.act_id.signed_on),
    )


def _reference_missing(env, line):
    return env._("«%(step)s»: enter the number, the issue or the link.", step=_step(env, line))


def _not_published_yet(env, line):
    return env._(
        "«%(step)s» comes after the official publication: enter that step first.",
        step=_step(env, line),
    )


def _one_language(env, line):
    return env._(
        "«%(step)s» takes the act in Kazakh and in Russian, and one of the texts is missing.", step=_step(env, line)
    )


def _act_is_annulled(env, line):
    return env._("«%(step)s»: the registration of the act is annulled, no more steps are taken.", step=_step(env, line))


SENTENCES = {
    "act_is_annulled": _act_is_annulled,
    "not_a_publisher": _not_a_publisher,
    "day_missing": _day_missing,
    "day_in_future": _day_in_future,
    "before_signing": _before_signing,
    "reference_missing": _reference_missing,
    "not_published_yet": _not_published_yet,
    "one_language": _one_language,
}


def explain(env, record, refusal):
    """The sentence for ``refusal`` of ``record`` in the language of ``env``."""
    return messages.explain(env, record, refusal, SENTENCES)
