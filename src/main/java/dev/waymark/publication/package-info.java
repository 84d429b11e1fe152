/** Whether the document of a job has been published, and can be found. */
@NullMarked
package dev.waymark.publication;

import org.jspecify.annotations.NullMarked;
