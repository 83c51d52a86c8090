"""What the model refuses: one sentence for each kind of bad input, in Python and on the page."""

from functools import partial

SENTENCES = {
    "no_number": "{name} is {value!r}; give a number",
    "out_of_range": "{name} is {value:g}, outside its range; "
    "choose a value from {minimum:g} to {maximum:g}",
    "not_whole": "{name} is {value:g}; it counts things, so give a whole number",
    "markups_no_list": "fixed_markup is {value!r}; "
    "give one number per level between centre and grassroots",
    "markup_too_small": "fixed_markup holds {value:g}; every markup must be 0 or more",
    "markups_do_not_fit": "fixed_markup has {given} numbers; "
    "give one for each of the {wanted} levels between centre and grassroots",
    "constant_no_number": "constant {name} is {value!r}; give a number of 0 or more",
    "constant_divides": "constant {name} is 0; rules divide by it, give more than 0",
    "constant_no_share": "constant {name} is {value:g}; it is a share, give at most 1",
    "spans": "spans are {spans}; give whole numbers of 1 or more, top level first",
    "parents_no_list": "parents must be one list, the superior of each unit in turn",
    "one_level": "a hierarchy needs at least two levels: a centre and units under it",
    "parents_not_whole": "every parent must be a whole number, the index of a unit",
    "no_centre": "the first unit must be the centre (parent -1), and the only one",
    "parents_order": "list the units level by level, children of one unit side by side, "
    "each after its superior",
    "no_subordinates": "every unit above the last level needs a subordinate",
    "childless": "unit {unit} has no subordinate but lies above the last level; "
    "all grassroots units must lie on the last level",
    "no_hierarchy": "no hierarchy {name!r}; choose one of: {names}",
    "no_leaf": "no grassroots unit {leaf}; choose 0 to {last}",
    "draws_shape": "draws need common of shape (cycles, runs), the others with leaves",
    "draws_differ": "shock, detect, punish and appeal must have one shape",
    "no_count": "{name} is {value!r}; give a whole number of {least} or more",
    "draws_do_not_fit": "the draws are for {given} grassroots units, "
    "the hierarchy has {wanted}; draw again for this hierarchy",
    "no_cycle": "no cycle {cycle}; the run has {cycles}",
    "units_not_kept": "units were not kept; run simulate with keep_units=True",
    "no_units": "level {level} has no {name!r} unit by unit",
    "no_rule": "no rule {name!r}; choose one of: {names}",
    "no_function": "rule {name} is {value!r}; give a function",
    "rule_shape": "your rule markup gave shape {given}; "
    "give one markup for each unit, shape {wanted}",
    "rule_too_small": "your rule markup gave {value:g}; give {least:g} or more",
    "no_quantity": "no {what} {name!r}; choose one of: {names}",
}


class InputError(ValueError):
    """Bad input, said in one sentence.

    Parameters
    ----------
    code : str
        What kind of bad input, one of `SENTENCES`.
    **values
        What the sentence names.
    """

    def __init__(self, code: str, **values):
        super().__init__(SENTENCES[code].format(**values))
        self.code, self.values = code, values

    def __reduce__(self):
        return partial(InputError, self.code, **self.values), ()
