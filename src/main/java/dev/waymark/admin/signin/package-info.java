/** How an operator signs in, and the record of what operators did. */
@NullMarked
package dev.waymark.admin.signin;

import org.jspecify.annotations.NullMarked;
