/** Checks any llms.txt, pasted, uploaded or at its address, and keeps nothing of it. */
@NullMarked
package dev.waymark.validate;

import org.jspecify.annotations.NullMarked;
