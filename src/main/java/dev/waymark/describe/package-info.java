/** Asks somebody for better words about a site, and checks the answer against its pages. */
@NullMarked
package dev.waymark.describe;

import org.jspecify.annotations.NullMarked;
