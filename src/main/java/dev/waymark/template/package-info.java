/** How a file is laid out for each sort of organisation, and what a person may choose of it. */
@NullMarked
package dev.waymark.template;

import org.jspecify.annotations.NullMarked;
