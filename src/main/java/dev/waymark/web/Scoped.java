package dev.waymark.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a key of the API has to be allowed for a method. Whatever only reads asks for
 * {@link ApiScope#READ} unless it says something else; a method that changes something and does not say this is closed to keys.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Scoped {
    /** The scope. */
    ApiScope value();
}
