package dev.waymark.web;

/** Tells the pages that all features share whether people can sign in here. */
public interface PersonalPages {

    boolean areOpen();
}
