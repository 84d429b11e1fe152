import { useEffect, useState } from 'react';

/** A page whose text comes from the site's own data, as from an API. */
export default function Page({ title, path }) {
  const [text, setText] = useState('');
  useEffect(() => {
    document.title = title;
    fetch('/data/pages.json').then(answer => answer.json()).then(pages => setText(pages[path].text));
  }, [path]);
  return <main><h1>{title}</h1><p>{text || 'Loading'}</p></main>;
}
