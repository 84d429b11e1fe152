/** Checks each request before it is handled: where it comes from, how long its body may be, whether it can be read. */
@NullMarked
package dev.waymark.web.request;

import org.jspecify.annotations.NullMarked;
