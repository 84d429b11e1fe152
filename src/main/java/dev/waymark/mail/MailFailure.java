package dev.waymark.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail was not taken. */
final class MailFailure extends Exception {

    private static final Pattern CODE = Pattern.compile("^\\d{3}(?:[ -]\\d\\.\\d{1,3}\\.\\d{1,3})?");

    private final MailProblem problem;
    private final String code;

    MailFailure(MailProblem problem, Exception cause) {
        super(problem.message().toString(), cause);
        this.problem = problem;
        Matcher found = CODE.matcher(String.valueOf(cause.getMessage()));
        this.code = found.find() ? " (" + found.group() + ")" : "";
    }

    /** The reply code of the mail server, in brackets; empty when there was no reply. Its words may repeat the address. */
    String code() {
        return code;
    }

    MailProblem problem() {
        return problem;
    }
}
