package dev.waymark.page;

import dev.waymark.message.Message;

/**
 * A part of a page that is not in its Markdown.
 *
 * @param what the element with the beginning of its text
 * @param why what it was taken for, in words
 */
public record LeftOut(String what, Message why) {}
