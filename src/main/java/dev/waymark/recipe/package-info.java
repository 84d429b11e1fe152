/** How to publish an llms.txt, for each way to make a website, from one data file. */
@NullMarked
package dev.waymark.recipe;

import org.jspecify.annotations.NullMarked;
