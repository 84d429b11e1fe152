package dev.waymark.cli;

import dev.waymark.fetch.HttpFetcher;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.url.Url;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of a command that looks at one file or address and says what it found. */
final class SourceOptions {

    @Option(names = "--json", description = "Say it in JSON")
    private boolean json;

    @Mixin
    private NetworkOptions access = new NetworkOptions();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    boolean json() {
        return json;
    }

    HttpFetcher open() throws Unusable {
        return access.open();
    }

    HostLimiter limiter() throws Unusable {
        return access.limiter();
    }

    Output output() {
        return new Output(command);
    }

    /** The address that somebody typed; see {@link NetworkOptions#read}. */
    Url read(String typed) throws Unusable {
        return access.read(typed);
    }

    /** For what is no part of the result. */
    void remark(String text) {
        command.commandLine().getErr().println(text);
    }
}
