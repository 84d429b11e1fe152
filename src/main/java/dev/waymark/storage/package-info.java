/** The database: its address, its pool, its schema, and whether it answers. */
package dev.waymark.storage;
