/** Serves the files of verified websites at an origin of their own, for owners who cannot put a file on their website. */
@NullMarked
package dev.waymark.hosting;

import org.jspecify.annotations.NullMarked;
