/** What a committed file is found to be when it is held against its website, for continuous integration. */
@NullMarked
package dev.waymark.cli.check;

import org.jspecify.annotations.NullMarked;
