/** The operator's pages: what goes on, and what a person may do about it. Off until a password is set. */
@NullMarked
package dev.waymark.admin;

import org.jspecify.annotations.NullMarked;
