package dev.waymark.web;

import dev.waymark.message.Messages;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Renders a {@link View} with Thymeleaf. */
@Provider
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class ViewWriter implements MessageBodyWriter<View> {

    @Context
    private ServletContext servletContext;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Inject
    private RequestLanguage language;

    @Inject
    private OperatorSettings operator;

    @Inject
    private PublicUrl publicUrl;

    @Inject
    private PersonalPages personalPages;

    private JakartaServletWebApplication application;
    private final Map<Locale, TemplateEngine> engines = new ConcurrentHashMap<>();

    @PostConstruct
    void start() {
        application = JakartaServletWebApplication.buildApplication(servletContext);
    }

    private TemplateEngine engine(Messages messages) {
        Templates templates = new Templates(application, messages);
        templates.setPrefix("/WEB-INF/templates/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
        StandardDialect dialect = new StandardDialect();
        dialect.setConversionService(new TemplateMessages.Conversion());
        TemplateEngine engine = new TemplateEngine();
        engine.setDialect(dialect);
        engine.setTemplateResolver(templates);
        engine.setMessageResolver(new TemplateMessages.Resolver());
        return engine;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == View.class;
    }

    @Override
    public void writeTo(
            View view,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle("Content-Type", "text/html;charset=UTF-8");
        Messages messages = language.of(request);
        WebContext context =
                new WebContext(application.buildExchange(request, response), messages.language(), view.model());
        context.setVariable(TemplateMessages.VARIABLE, messages);
        context.setVariable("pageLanguages", language.all());
        context.setVariable("operator", operator.identity());
        context.setVariable("personal", personalPages.areOpen());
        if (!context.containsVariable("card")) {
            context.setVariable("card", publicUrl.at("/assets/card.png"));
        }
        TemplateEngine engine = engines.computeIfAbsent(messages.language(), any -> engine(messages));
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (view.fragment().isEmpty()) {
            engine.process(view.template(), context, writer);
        } else {
            engine.process(view.template(), Set.of(view.fragment()), context, writer);
        }
        writer.flush();
    }
}
