/** Lists of websites that an account asks for at once: each is accepted or refused by itself, and read a few at a time. */
@NullMarked
package dev.waymark.bulk;

import org.jspecify.annotations.NullMarked;
