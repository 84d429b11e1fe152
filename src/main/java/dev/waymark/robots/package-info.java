/** What robots.txt and X-Robots-Tag let a crawler do. */
@NullMarked
package dev.waymark.robots;

import org.jspecify.annotations.NullMarked;
