/** Work that a server does again and again. */
@NullMarked
package dev.waymark.timer;

import org.jspecify.annotations.NullMarked;
