/** Gets one address safely: public addresses only, within limits, never following a redirect by itself. */
@NullMarked
package dev.waymark.fetch;

import org.jspecify.annotations.NullMarked;
