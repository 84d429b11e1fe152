/** A finished document, edited by its owner: its versions, what differs between them, and the way back. */
@NullMarked
package dev.waymark.version;

import org.jspecify.annotations.NullMarked;
