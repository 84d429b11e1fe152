/** The finished document and how it is handed out. */
package dev.waymark.report;
