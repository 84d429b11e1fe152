package dev.waymark.probe;

/** The ways in which somebody shows that a host is theirs. */
public enum ProofMethod {
    /** A TXT record at {@code _waymark.} before the name of the host. */
    DNS,
    /** A file below {@code /.well-known/}. */
    FILE,
    /** A meta element in the head of the root page. */
    META
}
