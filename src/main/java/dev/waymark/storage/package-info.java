/** The database: its address, its pool, its schema, and whether it answers. */
@NullMarked
package dev.waymark.storage;

import org.jspecify.annotations.NullMarked;
