package dev.waymark.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/**
 * Who sends a request with a key of the API. Whatever checks the key notes it at the request; limits and what belongs to an account ask for it.
 *
 * @param account whose key it is; empty for the operator's
 * @param scopes what the key allows
 */
public record KeyHolder(Optional<Long> account, Set<ApiScope> scopes) {

    private static final String ATTRIBUTE = KeyHolder.class.getName();

    /** Who sends this request; empty when it comes without a key. */
    public static Optional<KeyHolder> of(HttpServletRequest request) {
        return Optional.ofNullable((KeyHolder) request.getAttribute(ATTRIBUTE));
    }

    /** Notes that this request is theirs. */
    public void note(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The name that limits count by: all keys of an account together. */
    public String name() {
        return account.map(KeyHolder::nameOf).orElse("operator");
    }

    /** The same for an account, whether it sends a key or has signed in. */
    public static String nameOf(long account) {
        return "account-" + account;
    }
}
