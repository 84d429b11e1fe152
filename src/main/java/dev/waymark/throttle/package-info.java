/** Rate limits of clients, counted in Redis, and in the process while Redis is away; the slots of the host limiter. */
@NullMarked
package dev.waymark.throttle;

import org.jspecify.annotations.NullMarked;
