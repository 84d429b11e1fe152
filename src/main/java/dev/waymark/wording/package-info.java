/** Sentences, words and clauses of natural language. */
@NullMarked
package dev.waymark.wording;

import org.jspecify.annotations.NullMarked;
