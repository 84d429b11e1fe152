/** Waymark for language models and agents: the Model Context Protocol at {@code /mcp}. */
@NullMarked
package dev.waymark.mcp;

import org.jspecify.annotations.NullMarked;
