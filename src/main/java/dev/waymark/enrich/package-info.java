/** What public registers say of an organisation: the charity register, published grants, the district of a postcode. */
@NullMarked
package dev.waymark.enrich;

import org.jspecify.annotations.NullMarked;
