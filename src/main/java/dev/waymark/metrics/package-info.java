/** What an operator's tools watch: numbers, and who may see them. */
package dev.waymark.metrics;
