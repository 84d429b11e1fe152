package dev.waymark.crawl;

import dev.waymark.page.Attachment.Kind;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words for each kind of document that matters, in the languages that files are written in. A star before or after a word stands for
 * the rest of a compound.
 */
final class AttachmentKinds {

    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private static final Map<Kind, Pattern> WORDS = new EnumMap<>(Map.of(
            Kind.REPORT, words("""
                    annual report, annual reports, annual review, annual reviews, impact report, impact reports,
                    trustees' report, trustees' reports, trustees report, trustees reports, trustees' annual report,
                    trustees' annual reports, trustees annual report
                    adroddiad blynyddol, adroddiadau blynyddol
                    jahresbericht*, geschäftsbericht*, geschaeftsbericht*, tätigkeitsbericht*, taetigkeitsbericht*,
                    rechenschaftsbericht*, wirkungsbericht*
                    rapport annuel, rapports annuels, rapport d'activité, rapports d'activité, rapport d'activités, rapport moral
                    informe anual, informes anuales, memoria anual, memorias anuales, memoria de actividades, informe de gestión
                    relazione annuale, relazioni annuali, rapporto annuale, bilancio sociale, relazione di missione
                    jaarverslag*, bestuursverslag*
                    relatório anual, relatórios anuais, relatório de atividades, relatório de actividades, relatório e contas
                    raport roczny, raporty roczne, sprawozdanie roczne, sprawozdanie z działalności, sprawozdanie merytoryczne"""),
            Kind.ACCOUNTS, words("""
                    accounts, financial statement, financial statements
                    cyfrifon
                    jahresabschluss*, jahresabschlüsse, jahresrechnung*
                    comptes annuels, états financiers, bilan financier, bilan comptable
                    cuentas anuales, estados financieros
                    bilancio d'esercizio, bilancio consuntivo, bilancio, rendiconto
                    jaarrekening*, financieel verslag
                    contas anuais, demonstrações financeiras, prestação de contas
                    sprawozdanie finansowe, sprawozdania finansowe"""),
            Kind.PROSPECTUS, words("""
                    prospectus
                    prosbectws
                    *prospekt, *prospekte
                    note d'information
                    prospecto, prospectos, folleto de emisión
                    prospetto informativo
                    schoolgids
                    prospeto
                    prospekt emisyjny"""),
            Kind.POLICY, words("""
                    policy, policies
                    polisi, polisïau
                    *richtlinie, *richtlinien, *leitlinie, *leitlinien, *schutzkonzept, verhaltenskodex, datenschutzerklärung
                    politique de, politique d, politique relative, charte, règlement intérieur, code de conduite
                    política de, políticas de, código de conducta, código ético
                    politica di, politica per, politica sulla, regolamento, codice etico, codice di condotta
                    *beleid, beleidsplan, *reglement, klachtenregeling, gedragscode
                    política, políticas, regulamento, código de conduta
                    polityka, polityki, regulamin, regulaminy"""),
            Kind.FORM, words("""
                    form, forms
                    ffurflen, ffurflenni
                    *formular, *formulare, *antrag, *anträge
                    formulaire, formulaires, bulletin d'adhésion, bulletin d'inscription
                    formulario, formularios, solicitud, solicitudes, hoja de inscripción
                    modulo di, modulo per, modulo d, modulistica, domanda di
                    *formulier, *formulieren
                    formulário, formulários, requerimento, ficha de inscrição
                    formularz, formularze, wniosek, wnioski"""),
            Kind.MINUTES, words("""
                    minutes
                    cofnodion
                    *protokoll, *protokolle, *niederschrift, *niederschriften
                    procès-verbal, procès-verbaux, compte rendu, compte-rendu, comptes rendus, comptes-rendus
                    acta, actas
                    verbale, verbali
                    *notulen
                    ata, atas
                    protokół, protokoły""")));

    /** "20 minutes" are no minutes of a meeting. */
    private static final Pattern DURATION = Pattern.compile("\\d minutes(?!\\p{L})");

    private AttachmentKinds() {}

    /** The kind of document that a name speaks of; of several the one that matters most. */
    static Optional<Kind> in(String name) {
        String plain = DURATION.matcher(plain(name)).replaceAll(" ");
        return WORDS.entrySet().stream()
                .filter(words -> words.getValue().matcher(plain).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Pattern words(String lists) {
        String all = lists.lines()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(word -> plain(word.strip()))
                .filter(word -> !word.isEmpty())
                .map(word -> Pattern.quote(word).replace("*", "\\E\\p{L}{0,30}\\Q"))
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?<![\\p{L}\\d])(?:" + all + ")(?![\\p{L}\\d])");
    }

    /** In lower case without accents, as the names of files often are. */
    private static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replace('\u0142', 'l')
                .replace("\u00df", "ss");
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }
}
