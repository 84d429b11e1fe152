import Link from 'next/link';
import pages from '../../../pages.json';

export const dynamicParams = false;
export const generateStaticParams = () => Object.keys(pages).map(path => ({ path: path === '/' ? [] : [path.slice(1)] }));
const pathOf = async params => '/' + ((await params).path || []).join('/');
export const generateMetadata = async ({ params }) => ({ title: pages[await pathOf(params)].title });

export default async function Page({ params }) {
  const page = pages[await pathOf(params)];
  return (
    <>
      <nav>{Object.entries(pages).map(([path, one]) => <Link key={path} href={path}>{one.title}</Link>)}</nav>
      <main><h1>{page.title}</h1><p>{page.text}</p></main>
    </>
  );
}
