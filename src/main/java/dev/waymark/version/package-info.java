/** A finished document, edited by its owner: its versions, what differs between them, and the way back. */
package dev.waymark.version;
