package dev.waymark.throttle;

import java.util.Optional;

/**
 * A sender of requests, as limits count them.
 *
 * @param name a keyed hash of the address, of an IPv6 address of its /64
 * @param network the same of the /48 around an IPv6 address; empty for IPv4
 */
public record Client(String name, Optional<String> network) {}
