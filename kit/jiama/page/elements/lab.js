// The lab as an element: its own page, or below a lesson's sandbox.
import { lab as view } from "../lab/view.js";

export function lab(el, data, page) {
  const main = el.closest(".jm-main");
  if (main && data.alone) main.classList.add("jm-wide");
  return view(el, data, page);
}
