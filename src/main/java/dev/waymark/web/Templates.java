package dev.waymark.web;

import dev.waymark.message.Messages;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.templateresolver.WebApplicationTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;
import org.thymeleaf.web.IWebApplication;

/**
 * The templates with the texts of one language. Texts without arguments are put in when a template is read, once, so that a page does
 * not look up what never changes; texts with arguments are left to {@link TemplateMessages}.
 */
final class Templates extends WebApplicationTemplateResolver {

    private static final String KEY = "#\\{([a-z][a-z0-9._-]*)}";
    private static final String ATTRIBUTES = "((?:[^>\"]|\"[^\"]*\")*)";

    private static final Pattern CONTENT = Pattern.compile("\\sth:text=\"" + KEY + "\"" + ATTRIBUTES + ">[^<]*(?=</)");
    private static final Pattern HTML = Pattern.compile("\\sth:utext=\"" + KEY + "\"" + ATTRIBUTES + ">[^<]*(?=</)");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\sth:(?!u?text=)([a-z-]+)=\"" + KEY + "\"");
    private static final Pattern INLINED = Pattern.compile("\\[\\[" + KEY + "]]");

    private final Messages messages;

    Templates(IWebApplication application, Messages messages) {
        super(application);
        this.messages = messages;
    }

    @Override
    protected ITemplateResource computeTemplateResource(
            IEngineConfiguration configuration,
            String owner,
            String template,
            String name,
            String encoding,
            Map<String, Object> attributes) {
        ITemplateResource file =
                super.computeTemplateResource(configuration, owner, template, name, encoding, attributes);
        try (Reader reader = file.reader()) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return new StringTemplateResource(withTexts(text.toString(), messages::text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param texts the text of a key */
    static String withTexts(String template, UnaryOperator<String> texts) {
        UnaryOperator<String> escaped = key -> Messages.escaped(texts.apply(key));
        String filled =
                CONTENT.matcher(template).replaceAll(use -> quoted(use.group(2) + ">" + escaped.apply(use.group(1))));
        filled = HTML.matcher(filled).replaceAll(use -> quoted(use.group(2) + ">" + texts.apply(use.group(1))));
        filled = ATTRIBUTE
                .matcher(filled)
                .replaceAll(use -> quoted(" " + use.group(1) + "=\"" + escaped.apply(use.group(2)) + "\""));
        return INLINED.matcher(filled).replaceAll(use -> quoted(escaped.apply(use.group(1))));
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }
}
