/** Keys with which programs use the API: made by people who have signed in, each for some abilities, ended at once. */
@NullMarked
package dev.waymark.apikey;

import org.jspecify.annotations.NullMarked;
