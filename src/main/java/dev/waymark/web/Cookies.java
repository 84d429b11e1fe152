package dev.waymark.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Stream;

/** The cookies of a request. */
public final class Cookies {

    private Cookies() {}

    /** The values of all cookies of a name; whoever asks checks what they are. */
    public static Stream<String> named(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue);
    }
}
