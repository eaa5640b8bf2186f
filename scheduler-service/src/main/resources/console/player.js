// Highlights the sentence that is being read, and reads the one that is clicked.
(function () {
  "use strict";

  const player = document.querySelector(".player[data-timings]");
  const audio = player && player.querySelector("audio");
  if (!audio) {
    return;
  }
  const place = player.querySelector("[data-sentences]");
  let buttons = [];
  let sentences = [];
  let current = -1;

  fetch(player.dataset.timings, { credentials: "same-origin" })
    .then(function (answer) {
      if (!answer.ok || answer.redirected) {
        throw new Error(String(answer.status));
      }
      return answer.json();
    })
    .then(function (timings) {
      sentences = timings.sentences;
      draw();
      player.querySelector("[data-prose]")?.setAttribute("hidden", "");
      place.hidden = false;
      place.lang = timings.language || "en";
    })
    .catch(function () {
      const trouble = player.querySelector("[data-trouble]");
      trouble.textContent = "The timings cannot be read now; the narration plays without highlights.";
      trouble.hidden = false;
    });

  function draw() {
    let paragraph = null;
    let number = null;
    sentences.forEach(function (sentence, index) {
      if (paragraph === null || sentence.paragraph !== number) {
        paragraph = document.createElement("p");
        place.append(paragraph);
        number = sentence.paragraph;
      }
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sentence.text;
      button.addEventListener("click", function () {
        audio.currentTime = sentence.startMs / 1000 + 0.001;
        mark(index);
        audio.play().catch(function () {
          // The browser wants a click on the player first; the place is found all the same.
        });
      });
      buttons.push(button);
      paragraph.append(button, " ");
    });
  }

  function mark(index) {
    if (index !== current) {
      if (current >= 0) {
        buttons[current].removeAttribute("aria-current");
      }
      if (index >= 0) {
        buttons[index].setAttribute("aria-current", "true");
      }
      current = index;
    }
  }

  function follow() {
    const now = audio.currentTime * 1000;
    mark(sentences.findLastIndex(function (sentence) {
      return sentence.startMs <= now;
    }));
  }

  audio.addEventListener("timeupdate", follow);
  audio.addEventListener("seeked", follow);
  audio.addEventListener("ended", function () { mark(-1); });
})();
