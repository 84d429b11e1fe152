// What a page can do with scripts that it cannot do without: copy to the clipboard.
(function () {
  'use strict';

  function showCopyButtons() {
    document.querySelectorAll('[data-copy]').forEach(function (button) {
      button.hidden = !navigator.clipboard;
    });
  }

  document.addEventListener('click', function (event) {
    const button = event.target.closest('[data-copy]');
    if (!button) {
      return;
    }
    const source = document.querySelector(button.dataset.copy);
    navigator.clipboard.writeText(source.textContent).then(function () {
      const label = button.textContent;
      button.textContent = 'Copied';
      setTimeout(function () {
        button.textContent = label;
      }, 2000);
    });
  });

  document.addEventListener('htmx:afterSettle', showCopyButtons);
  showCopyButtons();
})();
