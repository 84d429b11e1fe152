/** How often a visitor may ask, counted in Redis and in the process while Redis is away. */
package dev.waymark.throttle;
