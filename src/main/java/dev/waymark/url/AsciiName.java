package dev.waymark.url;

import com.ibm.icu.text.IDNA;
import java.util.EnumSet;
import java.util.Optional;

/**
 * The ASCII form of a name as browsers make it: UTS #46 without transitional processing, so that {@code faß.de} and {@code fass.de}
 * stay two domains, with the rules of IDNA 2008 for joiners and for text from right to left. Lengths, hyphens and underscores are
 * not judged here.
 */
final class AsciiName {

    private static final int RULES = IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ;

    private AsciiName() {}

    /** Empty when a label breaks the rules. ICU's classes are named in the method only: see docs/decisions/0006. */
    static Optional<String> of(String name) {
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        IDNA.getUTS46Instance(RULES).nameToASCII(name, ascii, info);
        EnumSet<IDNA.Error> notJudged = EnumSet.of(
                IDNA.Error.LEADING_HYPHEN,
                IDNA.Error.TRAILING_HYPHEN,
                IDNA.Error.HYPHEN_3_4,
                IDNA.Error.EMPTY_LABEL,
                IDNA.Error.LABEL_TOO_LONG,
                IDNA.Error.DOMAIN_NAME_TOO_LONG);
        return notJudged.containsAll(info.getErrors()) ? Optional.of(ascii.toString()) : Optional.empty();
    }
}
