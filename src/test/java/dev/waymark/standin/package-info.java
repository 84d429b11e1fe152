/** Servers that play the third parties, in their wire format, for tests and for tries by hand. */
package dev.waymark.standin;
