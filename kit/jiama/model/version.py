"""The model's version: a new one whenever any outcome changes.

`jiama.model.scenarios` stores the outcomes of each version and a test holds
the model to those of the version named here.
"""

VERSION = "1.0.0"
