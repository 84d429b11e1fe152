// Line numbers beside the text that is being edited, and a way from a problem to its line.
(function () {
  'use strict';

  const text = document.getElementById('text');
  if (!text) {
    return;
  }
  const gutter = document.createElement('pre');
  gutter.className = 'gutter';
  gutter.setAttribute('aria-hidden', 'true');
  const both = document.createElement('div');
  both.className = 'numbered';
  text.before(both);
  both.append(gutter, text);

  function number() {
    const lines = text.value.split('\n').length;
    if (gutter.dataset.lines !== String(lines)) {
      gutter.dataset.lines = lines;
      gutter.textContent = Array.from({ length: lines }, function (unused, i) {
        return i + 1;
      }).join('\n');
    }
    follow();
  }

  function follow() {
    gutter.scrollTop = text.scrollTop;
  }

  text.addEventListener('input', number);
  text.addEventListener('scroll', follow);

  // Whoever leaves with a text that is not saved is asked once more.
  let saving = false;
  text.form.addEventListener('submit', function () {
    saving = true;
  });
  window.addEventListener('beforeunload', function (event) {
    if (!saving && (text.matches('[data-unsaved]') || text.value !== text.defaultValue)) {
      event.preventDefault();
      event.returnValue = '';
    }
  });
  number();

  document.addEventListener('click', function (event) {
    const line = event.target.closest('[data-line]');
    if (!line) {
      return;
    }
    event.preventDefault();
    const before = text.value.split('\n').slice(0, line.dataset.line - 1);
    const start = before.join('\n').length + (before.length ? 1 : 0);
    const end = text.value.indexOf('\n', start);
    text.focus();
    text.setSelectionRange(start, end < 0 ? text.value.length : end);
    text.scrollTop = Math.max(0, (before.length - 5) * parseFloat(getComputedStyle(text).lineHeight));
  });
})();
