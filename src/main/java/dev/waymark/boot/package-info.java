/** What starts the server: the main class of server.jar, which knows nothing of the application. */
package dev.waymark.boot;
