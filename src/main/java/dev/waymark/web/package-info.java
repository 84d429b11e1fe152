/** What every page and answer shares: views, errors, headers, health, the set-up of JAX-RS. */
package dev.waymark.web;
