/** Requests that no honest program sends, many and reproducible, against a running Waymark on this machine. */
package dev.waymark.fuzz;
