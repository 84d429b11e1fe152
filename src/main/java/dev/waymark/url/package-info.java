/** Web addresses: parse them, normalise them, tell whether two belong to one site. */
@NullMarked
package dev.waymark.url;

import org.jspecify.annotations.NullMarked;
