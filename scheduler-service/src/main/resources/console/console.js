// Keeps pages fresh, opens confirmations as dialogs, switches the theme. Without it every page and
// every order works as well, only by hand.
(function () {
  "use strict";

  const POLL = 10000;
  const SHORTEST = 1500;
  const state = document.getElementById("live-state");
  const dialog = document.getElementById("dialog");
  let refreshedAt = Date.now();
  let pending = null;

  function tell(code, words) {
    if (state && state.dataset.state !== code) {
      state.dataset.state = code;
      state.querySelector("span").textContent = words;
    }
  }

  // A page must not change under the hands of a person who is about to do something.
  function busy() {
    const region = document.getElementById("live");
    return (
      document.hidden ||
      dialog.open ||
      !region ||
      region.querySelector("input:checked, select:focus, input:focus, textarea:focus") !== null
    );
  }

  function refresh(force) {
    if (!force && busy()) {
      return;
    }
    refreshedAt = Date.now();
    document.body.dispatchEvent(new CustomEvent("live"));
  }

  // Many changes at once are one refresh.
  function soon() {
    if (pending === null) {
      const wait = Math.max(0, SHORTEST - (Date.now() - refreshedAt));
      pending = setTimeout(function () {
        pending = null;
        refresh(false);
      }, wait);
    }
  }

  function listen() {
    const source = new EventSource("/admin/live");
    source.addEventListener("open", function () { tell("on", "Live"); });
    source.addEventListener("changed", soon);
    source.addEventListener("error", function () {
      tell("off", "Every 10 s");
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(listen, 3 * POLL);
      }
    });
    addEventListener("pagehide", function () { source.close(); });
  }

  if (document.getElementById("live")) {
    listen();
    setInterval(function () {
      if (Date.now() - refreshedAt >= POLL) {
        refresh(false);
      }
    }, 1000);
  }

  document.addEventListener("click", function (event) {
    const control = event.target.closest("[data-do]");
    if (!control) {
      return;
    }
    if (control.dataset.do === "refresh" && document.getElementById("live")) {
      event.preventDefault();
      refresh(true);
    } else if (control.dataset.do === "close" && dialog.open) {
      event.preventDefault();
      dialog.close();
    } else if (control.dataset.do === "theme") {
      switchTheme();
    }
  });

  document.addEventListener("change", function (event) {
    const all = event.target.closest("[data-check-all]");
    if (all) {
      document.querySelectorAll("input[name=" + all.dataset.checkAll + "]").forEach(function (box) {
        box.checked = all.checked;
      });
    }
    const bulk = document.getElementById("bulk");
    if (bulk) {
      const chosen = document.querySelectorAll("input[name=id]:checked").length;
      bulk.querySelector("[data-chosen]").textContent = chosen === 0 ? "" : chosen + " selected";
    }
    const form = event.target.closest("form[data-at-once]");
    if (form && event.target.tagName === "SELECT") {
      form.requestSubmit();
    }
  });

  function switchTheme() {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = document.documentElement.dataset.theme || (dark ? "dark" : "light");
    const next = now === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("storycast-theme", next);
    } catch (e) {
      // It holds for this page only.
    }
  }

  // The session is over: the answer is the page to sign in, which belongs in the whole window.
  document.body.addEventListener("htmx:beforeSwap", function (event) {
    const xhr = event.detail.xhr;
    const asked = new URL(event.detail.pathInfo.finalRequestPath, location.href).pathname;
    const answered = xhr.responseURL ? new URL(xhr.responseURL).pathname : asked;
    if (xhr.status === 401 || (answered !== asked && answered.indexOf("/login") >= 0)) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });

  let focused = null;
  document.body.addEventListener("htmx:beforeSwap", function (event) {
    const active = document.activeElement;
    const inside = active && event.detail.target.contains(active);
    focused = inside && active.getAttribute("href") ? active.getAttribute("href") : null;
  });

  document.body.addEventListener("htmx:afterSwap", function (event) {
    if (event.detail.target === dialog) {
      if (dialog.querySelector("#confirm")) {
        dialog.showModal();
        const first = dialog.querySelector("[autofocus], input:not([type=hidden]), textarea, button");
        if (first) {
          first.focus();
        }
      }
    } else if (focused) {
      const again = document.querySelector("#live a[href=\"" + CSS.escape(focused) + "\"]");
      if (again) {
        again.focus({ preventScroll: true });
      }
    }
  });

  // A second click on a button that is at work does nothing.
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (form.method === "post") {
      if (form.dataset.sent) {
        event.preventDefault();
      } else {
        form.dataset.sent = "yes";
        form.querySelectorAll("button").forEach(function (button) {
          button.setAttribute("aria-disabled", "true");
        });
      }
    }
  });
  addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
    });
  });
})();
