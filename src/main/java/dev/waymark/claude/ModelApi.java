package dev.waymark.claude;

/** Where a question goes; in tests a model that is not there. */
@FunctionalInterface
interface ModelApi {

    /** One request; never throws for what the network or the other side does. */
    Outcome ask(Model model, Prompt prompt);
}
