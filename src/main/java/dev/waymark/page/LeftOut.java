package dev.waymark.page;

/**
 * A part of a page that is not in its Markdown.
 *
 * @param what the element with the beginning of its text
 * @param why what it was taken for, in words
 */
public record LeftOut(String what, String why) {}
