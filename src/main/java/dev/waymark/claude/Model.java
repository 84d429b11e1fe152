package dev.waymark.claude;

/**
 * A model and its price.
 *
 * @param name as the API knows it
 * @param input US dollars for a million tokens read, which is millionths of a dollar for one
 * @param output US dollars for a million tokens written
 */
public record Model(String name, double input, double output) {

    /**
     * What reading from and writing to the prompt cache costs at most, compared with plain input. Source: Anthropic's pages on its
     * models; some of them read for less.
     */
    private static final double CACHE_READ = 0.1;

    private static final double CACHE_WRITE = 1.25;
    private static final int CHARACTERS_A_TOKEN = 3;

    public Model {
        if (name.isBlank() || input < 0 || output < 0) {
            throw new IllegalArgumentException("A model has a name and no negative price");
        }
    }

    /** From settings: a name, and the two prices as {@code 1.00,5.00}. */
    static Model of(String name, String prices) {
        String[] both = prices.split(",", -1);
        if (both.length != 2) {
            throw new IllegalArgumentException("The price of a model is two numbers: input,output");
        }
        return new Model(name.strip(), Double.parseDouble(both[0].strip()), Double.parseDouble(both[1].strip()));
    }

    /** What an exchange cost, in millionths of a US dollar, rounded up. */
    long cost(Usage usage) {
        double in = usage.input() + CACHE_READ * usage.cacheRead() + CACHE_WRITE * usage.cacheWrite();
        return (long) Math.ceil(in * input + usage.output() * output);
    }

    /** The most that an exchange can cost, as far as can be told before, in millionths of a US dollar. */
    long mostCost(Prompt prompt) {
        return cost(new Usage(0, prompt.mostTokens(), 0, prompt.characters() / CHARACTERS_A_TOKEN + 500));
    }
}
