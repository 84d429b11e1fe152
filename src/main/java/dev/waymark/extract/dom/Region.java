package dev.waymark.extract.dom;

/** What a part of a page is there for. */
enum Region {
    CONTENT,
    NAVIGATION,
    FOOTER,
    /** Banners, share bars, forms: nothing that the page says. */
    NOISE,
    /** Nobody sees it. */
    HIDDEN
}
