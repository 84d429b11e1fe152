/** How often hosted files are asked for, by day, family of agents and file. */
@NullMarked
package dev.waymark.hosting.reads;

import org.jspecify.annotations.NullMarked;
