"""Versions: the kit's, and the model's, which is a new one whenever any outcome changes.

`jiama.model.scenarios` stores the outcomes of each model version and a test holds
the model to those of the version named here.
"""

VERSION = "2.0.0"
KIT = "2.0.0.dev0"
