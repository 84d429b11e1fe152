package dev.waymark.document;

import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Tells the owner of a website how to publish an llms.txt and its Markdown twins so that programs find them. Sources: the llms.txt
 * proposal, version 2 of 2026-08-10, "Discovery"; RFC 8288 (Link header), RFC 6892 (describedby).
 */
public final class Publishing {

    private static final String GUIDE = """
            # How to publish llms.txt

            1. Put the file on your web server so that it answers at {file}
            2. Check that it is sent as `text/plain; charset=utf-8` (or `text/markdown`), with status 200 and without a login,
               a redirect to another page or a bot check.
            3. Tell programs that it is there, with a `<link>` element in your pages or a `Link` header, as below. One of the two
               will do.
            4. If you publish Markdown twins, put each beside its page: `page.html.md` for `page.html`, `index.html.md` for a
               folder.

            ## In the pages

            In the `<head>` of every page:

            ```html
            <link rel="describedby" href="{path}">
            ```

            In a page that has a Markdown twin:

            ```html
            <link rel="alternate" type="text/markdown" href="/about.html.md">
            ```

            ## nginx

            ```nginx
            location = {path} {
                types { }
                default_type "text/plain; charset=utf-8";
            }
            location ~ \\.md$ {
                types { }
                default_type "text/markdown; charset=utf-8";
            }
            add_header Link '<{path}>; rel="describedby"';
            ```

            ## Apache

            In the configuration or in `.htaccess`, with `mod_headers` and `mod_mime` switched on:

            ```apache
            AddType text/markdown .md
            AddCharset utf-8 .md .txt
            Header add Link '<{path}>; rel="describedby"'
            ```

            ## Caddy

            ```caddy
            @markdown path *.md
            header @markdown Content-Type "text/markdown; charset=utf-8"
            header +Link `<{path}>; rel="describedby"`
            ```

            ## Netlify and Cloudflare Pages

            In a file `_headers` in the folder that is published:

            ```
            /*
              Link: <{path}>; rel="describedby"
            /*.md
              Content-Type: text/markdown; charset=utf-8
            ```

            For a site that only passes through Cloudflare: Rules, Transform Rules, Modify Response Header, set static header `Link`
            to `<{path}>; rel="describedby"`.

            ## WordPress

            Upload the file by FTP or the hosting panel, for the whole site beside `wp-config.php`. Then, in the theme's
            `functions.php` or a small plugin:

            ```php
            add_action('wp_head', function () {
                echo '<link rel="describedby" href="{path}">', PHP_EOL;
            });
            ```
            """;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Publishing() {}

    /**
     * The guide as Markdown.
     *
     * @param file where the llms.txt will be
     */
    public static String guide(Url file) {
        String path = inert(file.path());
        return GUIDE.replace("{file}", file.origin() + path).replace("{path}", path);
    }

    /** The path with all percent-encoded that means something in one of the snippets. */
    private static String inert(String path) {
        StringBuilder inert = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet > 0 && (Character.isLetterOrDigit(octet) || "/._~%-".indexOf(octet) >= 0);
            inert.append(plain ? String.valueOf((char) octet) : "%" + HEX.toHexDigits(octet));
        }
        return inert.toString();
    }
}
