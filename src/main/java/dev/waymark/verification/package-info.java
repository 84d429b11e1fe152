/** Which account has shown that which host is its own. */
@NullMarked
package dev.waymark.verification;

import org.jspecify.annotations.NullMarked;
