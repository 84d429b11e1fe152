/** Mail: composed when it is sent, by the queue and never within a request; its text is kept nowhere. */
@NullMarked
package dev.waymark.mail;

import org.jspecify.annotations.NullMarked;
