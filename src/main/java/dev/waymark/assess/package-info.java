/** Judges a document against the format, a template and the site behind it: findings, scores and a grade. */
@NullMarked
package dev.waymark.assess;

import org.jspecify.annotations.NullMarked;
