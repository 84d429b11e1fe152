/** The page that shows the API, made from its OpenAPI document. */
@NullMarked
package dev.waymark.web.docs;

import org.jspecify.annotations.NullMarked;
