package dev.waymark.web.headers;

/** A website outside of this server to which an answer to a form may redirect. */
public interface FormTarget {

    /** Sources for {@code form-action} in the content security policy: browsers hold redirects of a form against it too. */
    String sources();
}
