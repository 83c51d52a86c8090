"""Published textbook models that lessons set beside the simulation.

One module a model, each a few pure functions whose docstrings give formula,
assumptions and source, and say which part was read in the source and which
part is derived here. The tests hold each to its worked numbers.

=============  =====================================================  ===================
module         model                                                  simulation's limit
=============  =====================================================  ===================
`tournament`   rank-order tournament (Lazear & Rosen 1981)
`contest`      Tullock contest (1980)
`standard`     pass mark, after Drugov, Ryvkin & Zhang (2024)
`contract`     linear contract (Holmström & Milgrom 1987)
`multitask`    several tasks (Holmström & Milgrom 1991)               a leaf's time split
`ratchet`      ratchet principle (Weitzman 1980)                      the top target
`newsvendor`   critical fractile, and its cascade down a hierarchy    markup to avoid blame
`compounding`  equal markups on every level                           habit alone
`bullwhip`     bullwhip effect (Chen et al. 2000)
`inspection`   deterrence (Becker 1968), inspection game (Tsebelis)
`goodhart`     regressional Goodhart (Manheim & Garrabrant 2018)
`three_step`   three-step rule of target setting (Wei & Jian 2018)
=============  =====================================================  ===================

Where the last column names a part of the simulation, a test holds that the
simulation comes to the textbook result there.
"""
