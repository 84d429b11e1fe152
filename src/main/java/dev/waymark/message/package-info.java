/** The texts that people read, in their language: keys of a resource bundle, and what the bundle says. */
@NullMarked
package dev.waymark.message;

import org.jspecify.annotations.NullMarked;
