/** What every page and answer shares: views, errors, headers, health, the set-up of JAX-RS. */
@NullMarked
package dev.waymark.web;

import org.jspecify.annotations.NullMarked;
