/** Recognises text that speaks to language models. */
@NullMarked
package dev.waymark.document.instructions;

import org.jspecify.annotations.NullMarked;
