package dev.waymark.extract.facts;

import java.util.List;
import java.util.regex.Pattern;

/** Finds the numbers by which tax offices know an organisation, each with the word that says which it is: {@code RSIN 863941497}. */
final class TaxNumbers {

    private static final Pattern NAMED = Pattern.compile(
            "(?<![\\p{L}\\p{N}_])(RSIN|EIN|(?i:federal tax ID|tax ID|VAT)|USt-IdNr|UID|SIRET|SIREN|P\\. ?IVA|(?i:Partita IVA)|NIF|NIP)"
                    + "(?: (?i:registration|reg))?+(?:\\.? (?i:number|nummer|no|nr))?+[\\s.:#(-]{0,4}((?:[A-Z]{2,3}[ -]?)?+\\d[\\d .-]{6,16}\\d)(?![\\p{L}\\d])");

    private TaxNumbers() {}

    static List<String> in(String line) {
        return NAMED.matcher(line)
                .results()
                .limit(5)
                .map(number -> number.group(1) + " " + number.group(2))
                .toList();
    }
}
