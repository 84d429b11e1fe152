// An application as frameworks make them: one script fills each page, by its path.
const pages = {
  '/': ['Northgate Bakery', 'Northgate Bakery has baked bread in Leeds since 1974, by hand and in a stone oven.'],
  '/about': ['About us', 'Three families run the bakery together and share its profit with everybody who works there.'],
  '/prices': ['Prices', 'A loaf of rye costs four pounds and twenty pence, and a tray of rolls costs six pounds.'],
  '/visit': ['Visit us', 'The shop in Northgate Street is open from seven in the morning until the shelves are empty.'],
  '/contact': ['Contact', 'Write to us about orders for weddings, schools and cafes at least ten days before.'],
};
const [title, text] = pages[location.pathname] || ['Page not found', 'There is no such page.'];
document.title = title;
const menu = Object.entries(pages).map(([path, [name]]) => `<a href="${path}">${name}</a>`).join(' ');
document.getElementById('root').innerHTML = `<nav>${menu}</nav><main><h1>${title}</h1><p>${text}</p></main>`;
document.querySelectorAll('nav a').forEach(link => link.addEventListener('click', event => {
  event.preventDefault();
  history.pushState({}, '', link.href);
}));
