/** The assessment of a job's document, with the findings that its holder dismissed. */
@NullMarked
package dev.waymark.assessment;

import org.jspecify.annotations.NullMarked;
