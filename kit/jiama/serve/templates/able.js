// A browser too old for the page is told so in one sentence. Plain old JavaScript.
(function () {
  var old = document.getElementById("jm-old");
  var able = typeof Promise === "function" && typeof BigInt === "function" && typeof ResizeObserver === "function" && typeof Promise.allSettled === "function" && typeof "".replaceAll === "function";
  if (!able) old.textContent = {{ too_old }};
  window.jiamaWaiting = setTimeout(function () {
    if (!document.documentElement.hasAttribute("data-ready")) old.textContent = {{ not_drawn }};
  }, 8000);
})();
