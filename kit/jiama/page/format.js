// Numbers as text, by the format strings that Python and Vega's axes use: .2f .0% g .4g d and +.
export const PLAIN = ".2f";
export const PERCENT = ".1%";
export const LEVER = "g";

const PARTS = /^(\+?)(?:\.(\d+))?~?([f%gd]?)$/;

// Halves go to the even digit, as in Python; only an exact half is one.
function fixed(value, digits) {
  const scaled = value * 10 ** digits;
  const isHalf = Math.abs(scaled % 1) === 0.5 && Math.abs(scaled) < 2 ** 52;
  if (isHalf && scaled / 10 ** digits === value) return (2 * Math.round(scaled / 2) / 10 ** digits).toFixed(digits);
  return value.toFixed(digits);
}

function general(value, digits) {
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  const power = Number(exponent);
  if (power < -4 || power >= digits) {
    const sign = power < 0 ? "-" : "+";
    return `${Number(mantissa)}e${sign}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  return String(Number(value.toPrecision(digits)));
}

export function format(value, form = PLAIN) {
  if (typeof value !== "number") return String(value);
  const found = PARTS.exec(form);
  if (!found) throw new Error(`no number format ${form}`);
  if (Number.isNaN(value)) return "–";
  const [, plus, digits, type] = found;
  let text;
  if (type === "%") text = `${fixed(100 * value, digits === undefined ? 6 : Number(digits))}%`;
  else if (type === "g") text = general(value, digits === undefined ? 6 : Math.max(1, Number(digits)));
  else if (type === "d") text = String(Math.round(value));
  else if (digits !== undefined) text = fixed(value, Number(digits));
  else text = String(value);
  return plus && value >= 0 ? `+${text}` : text;
}

// The form for the ticks of an axis, without idle noughts (d3-format).
export function onAxis(form) {
  return form.replace("%", "~%").replace("g", "~g");
}
