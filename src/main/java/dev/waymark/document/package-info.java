/** The llms.txt format: model, parser, writer and validator. */
@NullMarked
package dev.waymark.document;

import org.jspecify.annotations.NullMarked;
