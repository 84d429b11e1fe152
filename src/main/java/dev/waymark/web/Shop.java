package dev.waymark.web;

/** Tells the pages that all features share whether something is sold here. */
public interface Shop {

    boolean isSetUp();
}
