/** What starts the server: the main class of server.jar, which knows nothing of the application. */
@NullMarked
package dev.waymark.boot;

import org.jspecify.annotations.NullMarked;
