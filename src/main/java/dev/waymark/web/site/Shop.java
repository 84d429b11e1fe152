package dev.waymark.web.site;

/** Tells the pages that all features share whether something is sold here. */
public interface Shop {

    boolean isSetUp();
}
