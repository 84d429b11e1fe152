/** Whether the document of a job has been published, and can be found. */
package dev.waymark.publication;
