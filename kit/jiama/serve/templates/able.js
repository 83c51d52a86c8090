// A browser too old for the page, and a file that is not whole, are told in one sentence.
// Plain old JavaScript, before all that may be cut off.
(function () {
  var old = document.getElementById("jm-old");
  var able = typeof Promise === "function" && typeof BigInt === "function" && typeof ResizeObserver === "function" && typeof Promise.allSettled === "function" && typeof "".replaceAll === "function";
  if (!able) old.textContent = {{ too_old }};
  document.addEventListener("DOMContentLoaded", function () {
    if (document.getElementById("jm-whole")) return;
    clearTimeout(window.jiamaWaiting);
    old.textContent = old.getAttribute("data-broken");
  });
  window.jiamaWaiting = setTimeout(function () {
    if (!document.documentElement.hasAttribute("data-ready")) old.textContent = {{ not_drawn }};
  }, 8000);
})();
