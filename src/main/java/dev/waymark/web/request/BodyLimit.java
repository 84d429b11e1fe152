package dev.waymark.web.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method that takes larger bodies than the 64 KiB which are enough for every form and every draft of the API. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyLimit {

    int bytes();

    /** The key of the message for a larger body. */
    String message() default "error.status.413";
}
