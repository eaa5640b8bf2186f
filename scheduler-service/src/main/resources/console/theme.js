// Runs before the page is painted, so that a chosen theme does not flash.
(function () {
  "use strict";
  try {
    var theme = localStorage.getItem("storycast-theme");
    if (theme === "light" || theme === "dark") {
      document.documentElement.dataset.theme = theme;
    }
  } catch (e) {
    // No storage: the system's preference holds.
  }
})();
