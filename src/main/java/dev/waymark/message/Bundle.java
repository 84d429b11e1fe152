package dev.waymark.message;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of one language, each read and parsed once. What a translation lacks is there in English. */
final class Bundle {

    private static final String NAME = "dev.waymark.message.messages";
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Map<Locale, Bundle> BUNDLES = new ConcurrentHashMap<>();

    private final Locale language;
    private final ResourceBundle texts;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Bundle(Locale language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle(NAME, language, Bundle.class.getClassLoader(), EXACT);
    }

    static Bundle of(Locale language) {
        return BUNDLES.computeIfAbsent(language, Bundle::new);
    }

    /** Whether the texts are those of this language, and not English in its place. */
    boolean isTranslated() {
        return texts.getLocale().getLanguage().equals(language.getLanguage());
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** @throws java.util.MissingResourceException when there is no such key */
    String text(String key) {
        return texts.getString(key);
    }

    /** A copy: formats of numbers are not for several threads. */
    MessageFormat format(String key) {
        return (MessageFormat) formats.computeIfAbsent(key, any -> new MessageFormat(text(key), language))
                .clone();
    }
}
