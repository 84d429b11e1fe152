/** Finds the facts that a page states: contacts, addresses, hours, registered numbers. */
@NullMarked
package dev.waymark.extract.facts;

import org.jspecify.annotations.NullMarked;
