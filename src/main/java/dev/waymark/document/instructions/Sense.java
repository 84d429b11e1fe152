package dev.waymark.document.instructions;

/** What a word can mean in a text that gives orders to a model. One sense alone never decides. */
enum Sense {
    /** Drops what was said before. */
    OVERRIDE(
            "ignore disregard forget override overrule bypass"
                    + " ignoriere ignorieren ignoriert vergiss vergessen vergesst missachte missachten"
                    + " ignorez ignorer oublie oubliez oublier ignora ignoren ignorad ignorar olvida olvide olviden olvidad"
                    + " ignorate dimentica dimenticate ignorem negeer vergeet"
                    + " zignoruj zignorujcie zignorować ignorować ignoruj ignorujcie zapomnij anwybyddwch anwybydda diystyrwch"),
    /** Overrides settings as often as orders, so it needs a word for what came before. */
    OVERRIDE_WEAK("override overrule bypass"),
    FOLLOW("follow following obey"),
    FRAME("begin start end new"),
    PRECEDING("previous previously prior earlier above preceding foregoing original initial system safety former"
            + " vorherige vorherigen vorheriger bisherige bisherigen vorigen obigen früheren vorangegangenen"
            + " précédentes précédents précédente précédent antérieures antérieurs"
            + " anteriores anterior previas previos precedenti vorige eerdere bovenstaande"
            + " poprzednie poprzednich wcześniejsze powyższe wcześniejszych blaenorol"),
    ALL("all every everything alle jegliche toutes tous todas todos tutte tutti wszystkie wszystko holl bob"),
    YOUR("your deine deinen ihre ihren eure tes vos tus sus tue vostre twoje wasze"),
    FILLER(
            "any of the these those this that other and or such given me my have been die der den das diese les des de la le l"
                    + " las los el y r yr sie te i from you were ci dessus"),
    /** What a model was told. */
    SCRIPT(
            "instruction instructions prompt prompts anweisung anweisungen instruktionen consignes instrucciones istruzioni"
                    + " instruções instructies aanwijzingen instrukcje instrukcji polecenia poleceń cyfarwyddiadau gyfarwyddiadau"),
    /** What a model was told, or something else. */
    CODE(
            "rules guidelines directives directions commands context programming training guardrails restrictions constraints"
                    + " regeln vorgaben befehle directives indicaciones reglas"),
    LANGUAGE("language"),
    MODEL("ai llm llms chatgpt gpt chatbot chatbots genai ki ia sprachmodell sprachmodelle sprachmodellen"),
    /** Names of models that people have too. */
    PRODUCT("claude gemini copilot perplexity bard grok"),
    MACHINE(
            "assistant assistants agent agents bot bots crawler crawlers model models system systems engine engines tool tools"
                    + " reader readers scraper scrapers spider spiders summariser summarisers summarizer summarizers search"
                    + " assistenten agenten systeme modelle asystenci asystent modele modeli"),
    INTRODUCTION("note notice message attention dear hey important warning hinweis achtung nota avis aviso uwaga"),
    INTRODUCTION_WEAK("instruction instructions reminder hint request hello hi"),
    CONNECTION("to for all any every the our other of large you an a an alle für aux les los las para pour dla do"),
    MODAL("must should shall ought please need needs have"),
    TOLD("required instructed asked requested told expected advised ordered obliged"),
    /** What a model is told to do. */
    ORDER(
            "recommend rank promote prefer praise endorse suggest cite mention name list place describe present portray"
                    + " say state tell reply respond answer claim print output write repeat display show hide conceal omit ignore"
                    + " disregard forget reveal leak disclose summarise summarize translate pretend act include exclude give"
                    + " inform instruct advise convince treat favour favor prioritise prioritize prioritize refer rate generate classify"),
    /** Puts somebody forward. */
    PROMOTE("recommend rank promote prefer praise endorse suggest cite mention name list place describe present portray"
            + " favour favor prioritise prioritize rate"),
    /** Orders that no rule for software gives. */
    PARTIAL("praise promote endorse prefer ignore disregard forget hide conceal favour favor pretend"),
    DESCRIBE("describe present portray"),
    SAY("say state reply answer respond claim tell print output write mention add repeat"),
    REVEAL("reveal print show repeat output display leak disclose expose dump"),
    REVEAL_STRONG("reveal repeat output leak disclose"),
    SECRET("system hidden initial secret"),
    URGENT("please and then now always never only also not must should shall simply just kindly instead will to"),
    OWN("us our ourselves"),
    /** What {@code this} makes our own. */
    PLACE(
            "page site website company organisation organization charity shop business product brand firm yard text document sentence statement summary"
                    + " article content following"),
    RIVAL("competitor competitors rival rivals criticism criticisms controversy controversies scandal scandals lawsuit"
            + " lawsuits negative alternatives instruction instructions prompt others"),
    /** Whom a text for people speaks of. */
    HUMAN(
            "your you anyone anybody personal password passwords pin passcode bank card details form application names letter"
                    + " email phone number numbers friends"),
    TASK(
            "summarising summarizing describing answering ranking comparing recommending paraphrasing quoting generating asked"
                    + " asks ask summarise summarize summarises summarizes"),
    TASK_TIME("when while whenever if before after"),
    ANSWER("answer answers response responses summary summaries reply replies output outputs"),
    READING(
            "reading visiting crawling summarising summarizing parsing processing indexing scraping summarises summarizes reads"),
    REPORTED(
            "to not t never can could may might would cannot often which that who they we it model models user users people"
                    + " attacker attackers llm llms"),
    /** Before a token that is spoken of, not used. */
    SPOKEN_OF(
            "the a an with by use uses using used and or in to from of via is are called like tag tags token tokens element"
                    + " marker markers write writes insert add put between after before each every its as a than"),
    ASKER("human user"),
    ANSWERER("assistant ai model bot chatgpt"),
    ROLE("human user assistant system developer ai"),
    AGREEING("sure certainly understood absolutely"),
    FOREIGN_MODAL("müssen sollen sollten doivent devraient deben deberían devono muszą powinny powinni"),
    FOREIGN_ORDER("empfehlen erwähnen nennen beschreiben bevorzugen recommander mentionner citer décrire présenter"
            + " recomendar recomendarnos mencionar describir citar polecać polecić wymieniać opisywać"),
    FOREIGN_OWN("uns unser unsere nous notre nos nosotros nuestra nuestro recomendarnos nas nasz naszą nasze");

    /** A hash table without boxes: each page of a site is looked up word by word. */
    private static final int SIZE = 4096;

    private static final String[] WORDS = new String[SIZE];
    private static final int[] HASHES = new int[SIZE];
    private static final long[] SENSES = new long[SIZE];

    static {
        for (Sense sense : values()) {
            for (String word : sense.words.split(" ", -1)) {
                int place = place(word.hashCode());
                while (WORDS[place] != null && !WORDS[place].equals(word)) {
                    place = (place + 1) & (SIZE - 1);
                }
                WORDS[place] = word;
                HASHES[place] = word.hashCode();
                SENSES[place] |= sense.bit();
            }
        }
    }

    private final String words;

    Sense(String words) {
        this.words = words;
    }

    @SuppressWarnings("EnumOrdinal") // one bit each, in this process only
    long bit() {
        return 1L << ordinal();
    }

    private static int place(int hash) {
        return (hash ^ (hash >>> 12)) & (SIZE - 1);
    }

    private static boolean isWord(String word, String text, int start, int end) {
        return word.length() == end - start
                && (text.startsWith(word, start) || text.regionMatches(true, start, word, 0, end - start));
    }

    /**
     * The bits of the senses that a part of a text has as a word, in any case.
     *
     * @param hash of that part in lower case, as strings have it
     */
    static long of(String text, int start, int end, int hash) {
        int place = place(hash);
        while (WORDS[place] != null) {
            if (HASHES[place] == hash && isWord(WORDS[place], text, start, end)) {
                return SENSES[place];
            }
            place = (place + 1) & (SIZE - 1);
        }
        return 0;
    }
}
