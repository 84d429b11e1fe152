/** What people have who sign in: their sites, and what is stored of them. */
@NullMarked
package dev.waymark.account;

import org.jspecify.annotations.NullMarked;
