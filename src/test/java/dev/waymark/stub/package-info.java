/** Servers that stand in for third parties: they speak the real wire format, errors and delays included, and start by hand too. */
package dev.waymark.stub;
