/** What an operator's tools watch: numbers, and who may see them. */
@NullMarked
package dev.waymark.metrics;

import org.jspecify.annotations.NullMarked;
