/** Breaks servers, the database and Redis under running jobs, and counts what came of the jobs. */
package dev.waymark.chaos;
