// What a page can do with scripts that it can also do without, only less smoothly: copy, say aloud what has changed, and stay
// as it is under a finger that is down.
(function () {
  'use strict';

  function showCopyButtons() {
    document.querySelectorAll('[data-copy], [data-copy-from]').forEach(function (button) {
      button.hidden = !navigator.clipboard;
    });
  }

  function sayHeading() {
    const said = document.getElementById('said');
    const heading = document.querySelector('#progress h1');
    if (said && heading && said.textContent !== heading.textContent) {
      said.textContent = heading.textContent;
    }
  }

  // What a button copies: the text of an element of the page, or what is found at an address.
  function textFor(button) {
    if (button.dataset.copy) {
      return Promise.resolve(document.querySelector(button.dataset.copy).textContent);
    }
    return fetch(button.dataset.copyFrom).then(function (answer) {
      return answer.ok ? answer.text() : Promise.reject(answer.status);
    });
  }

  document.addEventListener('click', function (event) {
    const button = event.target.closest('[data-copy], [data-copy-from]');
    if (!button) {
      return;
    }
    textFor(button)
      .then(function (text) {
        return navigator.clipboard.writeText(text);
      })
      .then(
        function () {
          return document.querySelector('[data-copied]').dataset.copied;
        },
        function () {
          return document.querySelector('[data-not-copied]').dataset.notCopied;
        },
      )
      .then(function (text) {
        const label = button.textContent;
        button.textContent = text;
        setTimeout(function () {
          button.textContent = label;
        }, 2000);
      });
  });

  // A button that is replaced between press and release is never clicked. A part that renews itself can wait for its next turn.
  let pressed = null;
  document.addEventListener('pointerdown', function (event) {
    pressed = event.target;
  });
  ['pointerup', 'pointercancel'].forEach(function (name) {
    document.addEventListener(name, function () {
      setTimeout(function () {
        pressed = null;
      });
    });
  });
  document.addEventListener('htmx:beforeSwap', function (event) {
    const renewsItself = event.detail.requestConfig.elt.matches('[hx-trigger*="every "]');
    if (renewsItself && event.detail.target.contains(pressed)) {
      event.detail.shouldSwap = false;
    }
  });

  document.addEventListener('htmx:afterSettle', function () {
    showCopyButtons();
    sayHeading();
  });
  showCopyButtons();
})();
