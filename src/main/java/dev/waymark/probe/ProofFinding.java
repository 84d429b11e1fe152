package dev.waymark.probe;

import dev.waymark.message.Message;

/**
 * What was found where a proof is looked for.
 *
 * @param words what it was, and what to do about it
 */
public record ProofFinding(ProofMethod method, boolean proved, Message words) {

    static ProofFinding found(ProofMethod method) {
        return new ProofFinding(method, true, Message.of("proof.found"));
    }

    static ProofFinding missing(ProofMethod method, String key, Object... arguments) {
        return new ProofFinding(method, false, Message.of(key, arguments));
    }
}
