/** The Model Context Protocol without a container: messages, versions, tools and resources, for HTTP and for standard streams. */
@NullMarked
package dev.waymark.mcp.protocol;

import org.jspecify.annotations.NullMarked;
