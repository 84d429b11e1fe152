/** What the server's network listener does with a request before the application sees it. */
@NullMarked
package dev.waymark.listener;

import org.jspecify.annotations.NullMarked;
