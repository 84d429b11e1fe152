package dev.waymark.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What others need for the same site, in seconds: a bare probe, a script for Crawlee, and a script that asks for one page at a time. The
 * scripts are in {@code src/test/peers}; {@code bin/lab/bench job} brings what they need into {@code target/peers}.
 */
final class Peers {

    private static final Path FOLDER = Path.of("target/peers");

    private final GeneratedSite site;

    Peers(GeneratedSite site) {
        this.site = site;
    }

    double probe() throws Exception {
        CrawlBench.probe(site);
        return CrawlBench.seconds(() -> CrawlBench.probe(site));
    }

    double crawlee() throws Exception {
        return script(List.of("node", "crawlee.mjs"));
    }

    double oneByOne(int pauseSeconds) throws Exception {
        return script(List.of("python3", "one_by_one.py"), String.valueOf(pauseSeconds));
    }

    /** The script measures itself: a start of node or Python is not counted, as that of a server is not. */
    private double script(List<String> program, String... more) throws IOException, InterruptedException {
        int pages = site.pages().count();
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(site.address() + "/", String.valueOf(pages)));
        command.addAll(List.of(more));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(FOLDER.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PYTHONPATH", "python");
        Process process = builder.start();
        String[] said = new String(process.getInputStream().readAllBytes(), UTF_8)
                .strip()
                .split(" ");
        if (process.waitFor() != 0 || Integer.parseInt(said[0]) < pages) {
            throw new IllegalStateException(command + " read " + said[0] + " pages");
        }
        return Double.parseDouble(said[1]);
    }
}
