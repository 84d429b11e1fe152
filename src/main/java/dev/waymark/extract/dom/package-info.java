/** The elements of a page with their weights: which of them are its main content, and what they hold. */
@NullMarked
package dev.waymark.extract.dom;

import org.jspecify.annotations.NullMarked;
