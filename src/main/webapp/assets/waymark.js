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
    const heading = document.querySelector('[data-said]') || document.querySelector('#progress h1');
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

  // Where the device can pass a link on, the button asks where to; everywhere else it leads to the link.
  document.addEventListener('click', function (event) {
    const button = event.target.closest('[data-share]');
    if (!button || !navigator.share) {
      return;
    }
    event.preventDefault();
    navigator.share({ title: document.title, url: button.dataset.share }).catch(function (error) {
      if (error.name !== 'AbortError') {
        location.assign(button.href);
      }
    });
  });

  // A button that is replaced between press and release is never clicked, and a box that is ticked would be empty again. A part that
  // renews itself can wait for its next turn.
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
    const inUse = event.detail.target.contains(pressed) || event.detail.target.querySelector('[type="checkbox"]:checked');
    if (renewsItself && inUse) {
      event.detail.shouldSwap = false;
    }
  });

  // What htmx cannot show, a page that says why nothing was saved, the browser does.
  document.addEventListener('htmx:responseError', function (event) {
    if (event.detail.elt.matches('[data-plain]')) {
      event.detail.elt.submit();
    }
  });

  // The title says how far a job is. The share that is done only grows and the time that is left only falls, whatever a crawl finds on
  // its way.
  let percent = 0;
  let least = null;
  function showProgress() {
    const part = document.querySelector('[data-title]');
    const known = document.querySelector('[data-percent]');
    if (part && !(known && Number(known.dataset.percent) < percent)) {
      document.title = part.dataset.title;
    }
    if (!known) {
      return;
    }
    percent = Math.max(percent, known.dataset.percent);
    known.querySelector('progress').value = percent;
    const left = known.querySelector('[data-seconds]');
    if (left) {
      if (least && Number(left.dataset.seconds) > least.seconds) {
        left.textContent = least.text;
      } else {
        least = { seconds: Number(left.dataset.seconds), text: left.textContent };
      }
    }
  }

  // Results that this device remembers, if its user wants it to: the addresses that only show them, and the websites.
  const REMEMBERED = 'waymark.results';
  const MOST_REMEMBERED = 20;
  const SHOWN_AT = /^\/shared\/s[A-Za-z0-9_-]{22}$/;

  function remembered() {
    try {
      const kept = JSON.parse(localStorage.getItem(REMEMBERED)) || [];
      return kept.filter(function (result) {
        return SHOWN_AT.test(result.page) && typeof result.name === 'string';
      });
    } catch (unreadable) {
      return [];
    }
  }

  function remember(results) {
    try {
      if (results.length) {
        localStorage.setItem(REMEMBERED, JSON.stringify(results.slice(0, MOST_REMEMBERED)));
      } else {
        localStorage.removeItem(REMEMBERED);
      }
    } catch (full) {
      // nothing is remembered, and the box is empty again
    }
  }

  function isRemembered(page) {
    return remembered().some(function (result) {
      return result.page === page;
    });
  }

  function showRemember() {
    document.querySelectorAll('[data-remember][data-name]').forEach(function (part) {
      part.hidden = typeof localStorage === 'undefined';
      part.querySelector('input').checked = isRemembered(part.dataset.remember);
    });
  }

  function showRemembered() {
    const part = document.querySelector('[data-remembered]');
    if (!part) {
      return;
    }
    const results = remembered();
    part.hidden = !results.length;
    part.querySelector('ul').replaceChildren(
      ...results.map(function (result) {
        const line = document.createElement('li');
        const link = document.createElement('a');
        link.href = result.page;
        link.textContent = result.name;
        line.append(link);
        return line;
      }),
    );
  }

  document.addEventListener('change', function (event) {
    const part = event.target.closest('[data-remember]');
    if (!part) {
      return;
    }
    const page = part.dataset.remember;
    const others = remembered().filter(function (result) {
      return result.page !== page;
    });
    const name = part.dataset.name.replace(/^https?:\/\//, '').replace(/\/$/, '');
    remember(event.target.checked ? [{ page: page, name: name }].concat(others) : others);
    showRemember();
  });

  document.addEventListener('click', function (event) {
    if (event.target.closest('[data-forget]')) {
      remember([]);
      showRemembered();
      document.getElementById('main').focus();
    }
  });

  // A page that renews itself says when the server cannot be reached, until it can.
  function sayLost(lost) {
    const said = document.querySelector('[data-lost]');
    const text = said && lost ? said.dataset.lost : '';
    if (said && said.textContent !== text) {
      said.textContent = text;
    }
  }
  ['htmx:sendError', 'htmx:responseError', 'htmx:timeout'].forEach(function (name) {
    document.addEventListener(name, function () {
      sayLost(true);
    });
  });
  document.addEventListener('htmx:afterOnLoad', function (event) {
    if (event.detail.xhr.status < 400) {
      sayLost(false);
    }
  });

  document.addEventListener('htmx:afterSettle', function () {
    showCopyButtons();
    sayHeading();
    showProgress();
    showRemember();
  });
  showCopyButtons();
  showProgress();
  showRemember();
  showRemembered();
})();
