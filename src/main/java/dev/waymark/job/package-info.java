/** Runs the pipeline for a submission as a batch job and tells how far it is. */
package dev.waymark.job;
