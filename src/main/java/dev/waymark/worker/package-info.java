/** Runs jobs: takes them from the queue, one server each, and has the batch engine run their steps. */
@NullMarked
package dev.waymark.worker;

import org.jspecify.annotations.NullMarked;
