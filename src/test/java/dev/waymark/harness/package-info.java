/** Starts Waymark for development and for tests: real PostgreSQL and Redis from artifacts, the real server as a child process. */
package dev.waymark.harness;
