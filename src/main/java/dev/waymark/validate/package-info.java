/** Checks any llms.txt, pasted, uploaded or at its address, and shows what is read from one page; stores nothing of them. */
@NullMarked
package dev.waymark.validate;

import org.jspecify.annotations.NullMarked;
