// Points to spend on a reform: what moving levers costs in an exercise of trade-offs. A price is paid
// for one unit up from where a lever starts, a negative one for one unit down; the other direction
// costs nothing and gives nothing back.
import { LEVERS } from "./engine/here.js";
import { format } from "./format.js";

export function spent(prices, start, settings) {
  return Object.keys(prices).reduce((sum, name) => sum + Math.max(0, (settings[name] - start[name]) * prices[name]), 0);
}

export function account({ points, prices }, start, settings, tr) {
  const paid = Math.round(10 * spent(prices, start, settings)) / 10;
  const left = points - paid;
  const g = (value) => format(value, "g");
  const label = tr("panel.budget");
  const price = (name) => {
    const unit = LEVERS[name].whole ? 1 : 0.1;
    return tr(prices[name] > 0 ? "panel.price_up" : "panel.price_down", {
      lever: tr(`lever.${name}.label`), step: g(unit), points: g(Math.abs(prices[name]) * unit),
    });
  };
  return {
    name: "budget",
    label,
    about: tr("panel.about", { label }),
    card: Object.keys(prices).map(price).join(""),
    value: tr("panel.spent", { spent: g(paid), points: g(points) }),
    change: tr(left >= 0 ? "panel.left" : "panel.over", { points: g(Math.abs(left)) }),
    over: left < 0,
  };
}
