/** What a job met at each address, and the map of what was read. */
@NullMarked
package dev.waymark.job.ledger;

import org.jspecify.annotations.NullMarked;
