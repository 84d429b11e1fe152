/** How often a visitor may ask, counted in Redis and in the process while Redis is away. */
@NullMarked
package dev.waymark.throttle;

import org.jspecify.annotations.NullMarked;
