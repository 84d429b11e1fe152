/** Pages and files about the service itself: its terms, its crawler, its API, and where to report a weakness. */
@NullMarked
package dev.waymark.web.site;

import org.jspecify.annotations.NullMarked;
