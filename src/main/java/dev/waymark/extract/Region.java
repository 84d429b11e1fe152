package dev.waymark.extract;

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
