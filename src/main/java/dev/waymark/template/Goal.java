package dev.waymark.template;

import java.util.Set;

/**
 * What the owner of a site wants from its file.
 *
 * @param id as it is in addresses, requests and the database
 * @param title as people see it
 * @param stresses the kinds of page that come first and survive the limits
 */
public record Goal(String id, String title, Set<PageKind> stresses) {}
