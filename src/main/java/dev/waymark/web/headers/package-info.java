/** Header fields of answers: caching, other origins, what a page may load, its language. */
@NullMarked
package dev.waymark.web.headers;

import org.jspecify.annotations.NullMarked;
