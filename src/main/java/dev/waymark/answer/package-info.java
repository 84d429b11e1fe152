/** What visitors of a website ask, answered from its start page alone and from its file, without a language model. */
@NullMarked
package dev.waymark.answer;

import org.jspecify.annotations.NullMarked;
