/** Jobs as they are stored and shown: their state, their queue, the addresses and pages that they read. */
@NullMarked
package dev.waymark.job;

import org.jspecify.annotations.NullMarked;
