"""The claims themselves, by the part of the argument they belong to."""

from jiama.model.claims.stated import indicators, markups, mechanisms, pressure, remedies, reports

ALL = (
    *markups.CLAIMS,
    *pressure.CLAIMS,
    *reports.CLAIMS,
    *indicators.CLAIMS,
    *remedies.CLAIMS,
    *mechanisms.CLAIMS,
)
