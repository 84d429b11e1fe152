import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Link, Route, Routes } from 'react-router-dom';
import pages from '../pages.json';

const Page = lazy(() => import('./Page.jsx'));

createRoot(document.getElementById('root')).render(
  <BrowserRouter>
    <nav>{Object.entries(pages).map(([path, page]) => <Link key={path} to={path}>{page.title}</Link>)}</nav>
    <Suspense fallback={<p>Loading</p>}>
      <Routes>
        {Object.entries(pages).map(([path, page]) => <Route key={path} path={path} element={<Page title={page.title} path={path} />} />)}
        <Route path="*" element={<main><h1>Page not found</h1></main>} />
      </Routes>
    </Suspense>
  </BrowserRouter>
);
