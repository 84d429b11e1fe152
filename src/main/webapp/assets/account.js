// The token of a link stands behind a # in its address, which is sent to nobody: it goes into the form, out of the address and its
// history, and on to the page with the button.
(function () {
  'use strict';

  const form = document.querySelector('[data-from-address]');
  if (form && location.hash.length > 1) {
    form.elements.token.value = location.hash.slice(1);
    form.hidden = false;
    history.replaceState(null, '', location.pathname);
    form.submit();
  }
})();
