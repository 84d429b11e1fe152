package dev.waymark.outline;

import dev.waymark.document.LlmsTxt;
import dev.waymark.outline.analysis.PageDecision;
import dev.waymark.page.Page;
import dev.waymark.template.Template;
import java.util.List;

/**
 * The document of a site, and how it came about.
 *
 * @param template the one asked for, or the one that the site itself suggested
 * @param choices what became of each page, in the order the pages were given
 * @param facts the facts that the details state
 * @param writing which parts are no extract of the pages
 */
public record OutlineResult(
        LlmsTxt document, Template template, List<PageDecision> choices, List<Page.Fact> facts, Authorship writing) {}
