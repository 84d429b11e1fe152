/** How people sign in: a link by e-mail, the session that it begins, and the accounts that have been signed in to. */
@NullMarked
package dev.waymark.account.signin;

import org.jspecify.annotations.NullMarked;
