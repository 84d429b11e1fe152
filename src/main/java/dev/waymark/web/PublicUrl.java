package dev.waymark.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The address at which people reach this server, as the operator has set it; never made from what a request says of itself. */
@ApplicationScoped
public class PublicUrl {

    private static final Pattern FINAL_SLASHES = Pattern.compile("(?<!/)/+$");

    @Inject
    @ConfigProperty(name = "PUBLIC_URL")
    String url;

    /**
     * The absolute address of a path.
     *
     * @param path with its first slash
     */
    public String at(String path) {
        return FINAL_SLASHES.matcher(url).replaceFirst("") + path;
    }
}
