"""The simulation; numpy and scipy only."""
