/** What the server's network listener does with a request before the application sees it. */
package dev.waymark.listener;
