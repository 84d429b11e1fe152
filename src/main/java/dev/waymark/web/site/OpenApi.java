package dev.waymark.web.site;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * The description of the API: a file of ours, since the server's own generator reads every class of every library at its first
 * call. A servlet with this exact path goes before the one that the server puts at {@code /openapi/*}; a resource would not.
 */
@WebServlet("/openapi")
public class OpenApi extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/yaml;charset=UTF-8");
        try (InputStream file = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
            file.transferTo(response.getOutputStream());
        }
    }
}
