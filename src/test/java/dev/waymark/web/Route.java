package dev.waymark.web;

import dev.waymark.CodeClasses;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource method of the application.
 *
 * @param path with the names of its parameters in braces, their patterns left out
 */
public record Route(String verb, String path, Class<?> resource, Method method) {

    /** All that the application has. */
    public static List<Route> all() {
        return CodeClasses.names()
                .map(CodeClasses::load)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(Route::of)
                .toList();
    }

    private static Stream<Route> of(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> verb(method).stream()
                .map(verb -> new Route(verb, path(resource, method), resource, method)));
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String whole = resource.getAnnotation(Path.class).value() + "/" + (below == null ? "" : below.value());
        return whole.replaceAll("\\{(\\w+):(?:[^{}]|\\{[0-9,]+})*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
    }

    /** What it consumes, as its own annotation or that of its class says; empty when neither does. */
    public Optional<String> consumed() {
        return Stream.of(method.getAnnotation(Consumes.class), resource.getAnnotation(Consumes.class))
                .filter(consumes -> consumes != null)
                .map(consumes -> consumes.value()[0])
                .findFirst();
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
