package dev.waymark.wording.calendar;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the days of the week in text, in the languages that files are written in, and tells them from dates. */
public final class Weekdays {

    private static final String START = "(?<![\\p{L}\\p{N}_])";
    private static final String END = "(?![\\p{L}\\p{N}_])";

    /** Names that mean nothing else. English ones need their capital letter, as others' may not. */
    private static final Pattern NAME = Pattern.compile(START
            + "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
            + "|(?iu:(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|sonnabends?"
            + "|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?"
            + "|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?"
            + "|(?:lune|marte|mercole|giove|vener)d[iì]|sabat[oi]|domenic(?:a|he)"
            + "|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en|s)?"
            + "|(?:segunda|ter[cç]a|quarta|quinta|sexta)s?-feiras?"
            + "|poniedział(?:ek|ku|ki)|wtor(?:ek|ku|ki)|środ[aęy]|czwart(?:ek|ku|ki)|piąt(?:ek|ku|ki)|sobot[aęy]|niedziel[aęei]"
            + "|(?:d?dydd|nos) (?:llun|mawrth|mercher|iau|gwener|sadwrn|sul)))"
            + END);

    /** The names, short forms of them where a span or an hour follows, and words for several days. */
    private static final Pattern DAY = Pattern.compile(START
            + "(?:(?iu:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?|daily|weekdays|weekends|every day"
            + "|täglich|werktags|wochentags|tous les jours|todos los días|tutti i giorni|dagelijks|todos os dias|codziennie|bob dydd"
            + "|segunda|terça|quarta|quinta|sexta|pon\\.|czw\\.|sob\\.|niedz\\.)(?![\\p{L}\\p{N}_])"
            + "|(?:Mo|Di|Mi|Do|Fr|Sa|So|[Mm]a|[Dd]i|[Ww]o|[Dd]o|[Vv]r|[Zz]a|[Zz]o)\\.?(?= ?(?:[-–—/,+&:]|bis |und |t/m |tot |\\d))"
            + "|(?iu:lun|mar|mer|mi[eé]|jeu|jue|gio|ven|vie|sam|s[aá]b|dim|dom)\\.?(?= ?(?:[-–—/,&:]|\\d|au |al |a |à |et |y |e |de )))"
            + "|" + NAME.pattern());

    private static final Pattern DATE = Pattern.compile("(?iu)" + START
            + "(?:jan(?:uary|uar|vier)?|janeiro|enero|gennaio|januari|stycz(?:eń|nia)|feb(?:ruary|ruar|ruari|rero|braio)?|février|fevereiro|lut(?:y|ego)"
            + "|mar(?:ch|s|zo|ço|zec|ca)?(?! ?[-–] ?\\p{L})|märz|maart|apr(?:il|ile)?|avril|abril|kwie(?:cień|tnia)|may|mai|mayo|maio|maggio|mei|maja?"
            + "|june?|juni|juin|junio|junho|giugno|czerw(?:iec|ca)|july?|juli|juillet|julio|julho|luglio|lip(?:iec|ca)"
            + "|aug(?:ust|ustus)?|août|agosto|sierp(?:ień|nia)|sept?(?:ember|embre|iembre)?|setembro|settembre|wrze(?:sień|śnia)"
            + "|o[ck]t(?:ober|obre|ubre)?|outubro|ottobre|październik[a]?|nov(?:ember|embre|embro|iembre)?|listopada?"
            + "|de[cz](?:ember|embro|embre)?|décembre|diciembre|dicembre|grud(?:zień|nia)"
            + "|ionawr|chwefror|ebrill|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
            + "|(?:19|20)\\d\\d|\\d{1,2}(?:st|nd|rd|th)(?!(?:,? (?:(?:and|or|&) )?\\d{1,2}(?:st|nd|rd|th)){0,3} (?:mon|tues|wednes|thurs|fri|satur|sun)days?)|\\d{1,2}[./](?:0?[1-9]|1[0-2])[./](?:\\d\\d){0,2})"
            + END);

    private Weekdays() {}

    /** Where the first day begins, short forms and words such as "daily" included. */
    public static OptionalInt first(String text) {
        Matcher day = DAY.matcher(text);
        return day.find() ? OptionalInt.of(day.start()) : OptionalInt.empty();
    }

    /** Whether the text has a day of the week by its full name. */
    public static boolean areNamedIn(String text) {
        return NAME.matcher(text).find();
    }

    /** Whether the text has a month, a year or a day of a month: such a text is about one day and not about each week. */
    public static boolean isDated(String text) {
        return DATE.matcher(text).find();
    }
}
