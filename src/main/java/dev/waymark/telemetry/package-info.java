/** Traces: what a job did from the request to its end, as spans that are sent to a collector. Off without an address. */
@NullMarked
package dev.waymark.telemetry;

import org.jspecify.annotations.NullMarked;
