/** A visitor asks for a site: what they may ask for, and what they get back to find it again. */
package dev.waymark.submission;
