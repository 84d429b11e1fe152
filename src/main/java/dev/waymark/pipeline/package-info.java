/** The steps of a job: crawl, write, assess, finish. */
@NullMarked
package dev.waymark.pipeline;

import org.jspecify.annotations.NullMarked;
