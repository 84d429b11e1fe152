-- What is known of the PDF and office documents that a crawl has read.

alter table pages add column attachment jsonb;
comment on column pages.attachment is 'title, year, format, pages, size and language of a document; null for a page';
