/** A visitor asks for a site: what they may ask for, and what they get back to find it again. */
@NullMarked
package dev.waymark.submission;

import org.jspecify.annotations.NullMarked;
