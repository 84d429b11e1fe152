/** Runs the pipeline for a submission as a batch job and tells how far it is. */
@NullMarked
package dev.waymark.job;

import org.jspecify.annotations.NullMarked;
