package gradlab.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of the lab in one language. Russian is the base bundle, English stands beside it. */
public final class Texts {

    /** One file per part of the lab, so that each stays short: {@code gradlab/texts/<part>.properties}. */
    public static final List<String> PARTS = List.of("engine", "input", "chart", "network", "window", "command", "lesson", "widget", "diagnosis", "notes",
            "start",
            "presets",
            "patterns",
            "classroom",
            "teacher",
            "draw",
            "arena",
            "lens");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Locale RUSSIAN = Locale.of("ru");

    private final Locale locale;
    private final Map<String, String> sentences = new HashMap<>();

    private Texts(Locale locale) {
        this.locale = locale;
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        for (String part : PARTS) {
            ResourceBundle bundle = ResourceBundle.getBundle("gradlab.texts." + part, locale, control);
            bundle.keySet().forEach(key -> sentences.put(key, bundle.getString(key)));
        }
    }

    public static Texts of(Locale locale) {
        return locale.getLanguage().equals("en") ? English.TEXTS : Russian.TEXTS;
    }

    /** Read when first asked for, and once: every sentence about a mistake needs them. */
    private static final class Russian {
        private static final Texts TEXTS = new Texts(RUSSIAN);
    }

    /** As above. */
    private static final class English {
        private static final Texts TEXTS = new Texts(Locale.ENGLISH);
    }

    public static Texts russian() {
        return of(RUSSIAN);
    }

    public static Texts english() {
        return of(Locale.ENGLISH);
    }

    public Locale locale() {
        return locale;
    }

    /** The text under {@code key} with {@code {0}}, {@code {1}}, … replaced; a missing key shows itself. */
    public String get(String key, Object... args) {
        String text = sentences.getOrDefault(key, "⟨" + key + "⟩");
        return args.length == 0 ? text : PLACE.matcher(text).replaceAll(match -> {
            int index = Integer.parseInt(match.group(1));
            return Matcher.quoteReplacement(index < args.length ? Foreign.in(String.valueOf(args[index])) : match.group());
        });
    }

    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    public Set<String> keys() {
        return Set.copyOf(sentences.keySet());
    }
}
