/** Answers requests that a program sends again with what it was answered first. */
@NullMarked
package dev.waymark.idempotency;

import org.jspecify.annotations.NullMarked;
