"""Rival explanations: the model with some of its mechanisms switched off.

The literature disagrees about what drives markups. Promotion tournaments are
supported by Li, Liu, Weng & Zhou (2019) and doubted by Pang, Keng & Zhang
(2023); others stress blame avoidance, information or indicators. A variant
keeps some mechanisms and switches the others off, so that a lesson can say
what hangs on which explanation.

========== =============================================== ==========================
mechanism  what it is                                      switched off by
========== =============================================== ==========================
routine    markups added as a matter of course             habit 0
tournament ranking against peers: prize and ambition       prize 0, zeal 0, peers 0
blame      officials weigh and avoid punishment            penalty 0, shield 0
information superiors cannot see what happens below        collusion 0, shelter 0,
                                                           precision 1, falsifying
                                                           never pays
indicators partial, noisy, costly measurement              coverage 1, noise of
                                                           satisfaction 0, form 0, hour 0
========== =============================================== ==========================

Complexity stays in every variant: the world is uncertain under each
explanation. Where a mechanism is off, its levers have no effect, so that a
statement about them does not hold there.
"""

from dataclasses import dataclass, replace

from jiama.model.engine import simulate
from jiama.model.refusals import UnknownNameError
from jiama.model.settings import Constants, Settings

MECHANISMS = ("routine", "tournament", "blame", "information", "indicators")

# A cost of falsifying so high that no one does.
_NEVER = 1e12

_SETTINGS = {
    "routine": {"habit": 0.0},
    "tournament": {"peers": 0.0},
    "information": {"collusion": 0.0, "shelter": 0.0, "precision": 1.0},
    "indicators": {"coverage": 1.0, "satisfaction_noise": 0.0},
}
_CONSTANTS = {
    "tournament": {"prize": 0.0, "zeal": 0.0},
    "blame": {"penalty": 0.0, "shield": 0.0},
    "information": {"fake": _NEVER},
    "indicators": {"form": 0.0, "hour": 0.0},
}


@dataclass(frozen=True)
class Variant:
    """A model with only some of its mechanisms at work.

    Attributes
    ----------
    name : str
        "all", "only_<mechanism>" or "without_<mechanism>".
    mechanisms : tuple of str
        What is at work, out of `MECHANISMS`.
    """

    name: str
    mechanisms: tuple[str, ...]

    def apply(self, settings, constants):
        """Return settings and constants with the other mechanisms switched off."""
        for mechanism in MECHANISMS:
            if mechanism not in self.mechanisms:
                settings = replace(settings, **_SETTINGS.get(mechanism, {}))
                constants = replace(constants, **_CONSTANTS.get(mechanism, {}))
        return settings, constants


def _variants() -> dict[str, Variant]:
    made = {"all": Variant("all", MECHANISMS)}
    for mechanism in MECHANISMS:
        name = f"only_{mechanism}"
        made[name] = Variant(name, (mechanism,))
    for mechanism in MECHANISMS:
        name = f"without_{mechanism}"
        made[name] = Variant(name, tuple(m for m in MECHANISMS if m != mechanism))
    return made


VARIANTS = _variants()


def simulate_under(variant: str, settings=None, hierarchy=None, *, constants=None, **options):
    """Simulate under one explanation; arguments as for `jiama.simulate`.

    Raises
    ------
    ValueError
        If there is no such variant.
    """
    if variant not in VARIANTS:
        raise UnknownNameError("variant", variant, VARIANTS)
    settings, constants = VARIANTS[variant].apply(settings or Settings(), constants or Constants())
    return simulate(settings, hierarchy, constants=constants, **options)
