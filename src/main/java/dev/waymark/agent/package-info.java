/** Programs that read websites for language models and searches: who runs them, what for, and by which names they go. */
@NullMarked
package dev.waymark.agent;

import org.jspecify.annotations.NullMarked;
