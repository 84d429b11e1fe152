/** The database: its address, its pool, its schema, SQL statements, records as JSON, and whether it answers. */
@NullMarked
package dev.waymark.storage;

import org.jspecify.annotations.NullMarked;
